package chapter00.hello;

/// Greets.
final class Hello {

    private Hello() {}

    static String hello(String name) {
        return ""; // TODO: greet
    }
}
