package dev.heddle.worker.tool;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Sends code away, with all classes of the notebook that it uses and the values of the variables that it only reads, so that
/// another JVM can run it: `%%schedules`. It tells lines:
///
/// - `runs CLASS`: the class whose `do_it$` is the code
/// - `class NAME BASE64`: a class file
/// - `refused NAME TYPE written`, or `object`: a variable of another cell that cannot go along
/// - `absent NAME`: a class that is only in the JVM of the cells
public final class Ship implements Tool {

    @Override
    public @Nullable Object use(Work work) throws ReflectiveOperationException {
        Cargo cargo = new Cargo(work.classes());
        for (Body each : work.bodies()) {
            cargo.add(each.holder());
        }
        CargoNames names = CargoNames.of(work.bodies().getFirst().holder().getName(), cargo.names());
        work.bodies().forEach(each -> work.tell("runs " + names.of(each.holder().getName()) + "\n"));
        for (String each : cargo.refusals()) {
            work.tell(each + "\n");
        }
        cargo.classes()
                .forEach((name, bytes) -> work.tell("class " + names.of(name) + " "
                        + Base64.getEncoder().encodeToString(names.of(bytes)) + "\n"));
        return null;
    }
}
