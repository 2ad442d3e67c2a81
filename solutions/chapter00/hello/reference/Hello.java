package chapter00.hello;

/// Greets.
final class Hello {

    private Hello() {}

    static String hello(String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("there is nobody to greet");
        }
        return "Hello, " + name + "!";
    }
}
