package dev.heddle.cli;

/// Machines that tests start from. Each call makes a new one.
final class Machines {

    private Machines() {}

    /// A Linux that has all that Heddle can use.
    static FakeMachine equipped() {
        FakeMachine machine = withJava(new FakeMachine()).program("/usr/bin/apt-get");
        machine.file("/usr/lib/jvm/java-25-openjdk-amd64/lib/src.zip", "");
        machine.program("/usr/bin/mvn")
                .answer("/usr/bin/mvn --version", "\u001b[1mApache Maven 3.9.16 (8b1ed6e7)\u001b[m",
                        "Java version: 25.0.3, vendor: Debian, runtime: /usr/lib/jvm/java-25-openjdk-amd64");
        machine.program("/usr/bin/python3").answer("/usr/bin/python3 -c", "heddle 3.13.5", "/usr/bin/python3");
        machine.program("/usr/bin/jupyter-lab").answer("/usr/bin/jupyter-lab --version", "4.6.4");
        kernel(machine, "/home/ada/.local/share/jupyter/kernels/heddle");
        machine.writable("/home/ada");
        machine.program("/usr/bin/bwrap")
                .answer("/usr/bin/bwrap --version", "bubblewrap 0.11.0")
                .answer("/usr/bin/bwrap --ro-bind / / --proc /proc --dev /dev --unshare-all true");
        machine.program("/usr/bin/chromium")
                .answer("/usr/bin/chromium --version", "/usr/bin/chromium: 9: [: unexpected operator",
                        "Chromium 156.0.8078.79 built on Debian GNU/Linux 13 (trixie)");
        machine.program("/usr/bin/fc-list")
                .answer("/usr/bin/fc-list :lang=zh family", "Noto Sans CJK SC,Noto Sans CJK SC Bold",
                        "Noto Serif CJK JP");
        return machine.program("/usr/bin/git").answer("/usr/bin/git --version", "git version 2.47.3");
    }

    /// A small Debian with a JDK and nothing else.
    static FakeMachine bare() {
        return withJava(new FakeMachine()).program("/usr/bin/apt-get")
                .file("/home/ada/heddle/pom.xml", "")
                .size(/* newProcessors= */ 1, /* newMemoryBytes= */ 1L << 30, /* newFreeBytes= */ 300L << 20);
    }

    private static FakeMachine withJava(FakeMachine machine) {
        return machine.property("java.version", "25.0.3")
                .property("java.home", "/usr/lib/jvm/java-25-openjdk-amd64")
                .file("/usr/lib/jvm/java-25-openjdk-amd64/bin/java", "")
                .modules("jdk.compiler", "jdk.jshell", "jdk.jdi", "jdk.jdwp.agent", "jdk.jfr");
    }

    /// Installs Heddle's kernel into a folder.
    static FakeMachine kernel(FakeMachine machine, String folder) {
        return machine.file(folder + "/lib/heddle-kernel.jar", "")
                .file(folder + "/kernel.json",
                        """
                                {
                                  "argv": ["/usr/lib/jvm/java-25-openjdk-amd64/bin/java", "-cp", "%s/lib/*", "Main", "{connection_file}"],
                                  "display_name": "Java (Heddle)"
                                }
                                """
                                .formatted(folder));
    }
}
