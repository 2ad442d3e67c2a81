package dev.heddle.schedules.internal.model;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stands for what the JDK leaves to chance: each thread has its own numbers, and they are the same in every run.
public final class ChanceModel {

    private ChanceModel() {}

    private static Random mine() {
        return OwnerModel.mine(ChanceModel.class, () -> new Random(OwnerModel.seed()));
    }

    public static double random() {
        return mine().nextDouble();
    }

    @SuppressWarnings("NamedLikeContextualKeyword")
    public static UUID randomUUID() {
        return new UUID(mine().nextLong(), mine().nextLong());
    }

    public static void shuffle(List<? extends @Nullable Object> list) {
        Collections.shuffle(list, mine());
    }
}
