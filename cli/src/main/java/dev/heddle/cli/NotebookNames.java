package dev.heddle.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// What the shell can complete after `heddle lab`: the chapters and the notebooks of the course.
final class NotebookNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        List<String> files = NotebookChoice.list(Home.ofThisProcess().notebooks())
                .stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(name -> name.indexOf(' ') < 0) // the shell would take it for two
                .toList();
        return Stream.concat(files.stream().map(name -> name.replaceFirst("[-.].*", "")).distinct(), files.stream())
                .iterator();
    }
}
