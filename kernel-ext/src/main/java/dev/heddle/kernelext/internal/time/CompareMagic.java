package dev.heddle.kernelext.internal.time;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import java.util.List;
import java.util.Map;

/// `%%compare`
public final class CompareMagic implements Magic {

    private static final int BUDGET = 3000; // milliseconds for each variant
    private static final int MOST_BUDGET = 12_000;

    @Override
    public Usage usage() {
        return Usage
                .of(Form.CELL,
                        "Times several variants of code in turn, and tells which is faster, and how sure that is.",
                        "compare")
                .with(Repetitions.LOOPS)
                .with(Repetitions.RUNS)
                .withJavaBody()
                .withDetails(
                        """
                                A line `// --- NAME` begins each variant. What stands above the first is done once, without timing it;
                                all variants know its variables, and the notebook does not get them.

                                ```text
                                %%compare
                                int[] numbers = new Random(1).ints(1000).toArray();
                                // --- loop
                                int sum = 0;
                                for (int each : numbers) {
                                    sum += each;
                                }
                                sum
                                // --- stream
                                IntStream.of(numbers).sum()
                                ```

                                Each is warmed up and measured as by `%timeit`. In every run, each variant has its turn, so what disturbs
                                the machine disturbs all. The ratios are those of one run to the first variant's of the same run;
                                the numbers in brackets are what the median ratio lies between in 95 of 100 cases. If 1 lies
                                between them, no difference can be told: take more runs (`-r 60`), or believe that there is none worth
                                a word. If the variants return different values, a line says so.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        Code body = given.body();
        Variants variants = Variants.of(body == null ? new Code("", 1) : body);
        List<Code> code = variants.code();
        int budget = Math.min(MOST_BUDGET, BUDGET * code.size());
        Ran ran = kernel.use(Repetitions.of(given).use(variants.setup(), code, budget));
        if (ran.error() != null) {
            kernel.show(ran);
        }
        Measured measured = Measured.read(ran.told());
        if (measured.variants().size() < code.size()) {
            return;
        }
        Comparison comparison = new Comparison(variants.names(), measured);
        kernel.display(Map.of("text/html", comparison.html(), "text/plain", comparison.text()));
    }
}
