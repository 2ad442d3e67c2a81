package dev.heddle.kernelext.internal.schedules;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.MagicException;

/// Numbers that options take.
final class Numbers {

    private Numbers() {}

    static int between(Arguments given, String option, int otherwise, int least, int most) throws MagicException {
        int number = given.number(option, otherwise);
        if (number < least || number > most) {
            throw MagicException.usage("Option " + option + " wants a number from " + least
                    + (most == Integer.MAX_VALUE ? " on" : " to " + most) + ", not " + number + ".");
        }
        return number;
    }
}
