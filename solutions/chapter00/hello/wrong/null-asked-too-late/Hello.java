// Fails: hello(null): Unexpected exception type thrown
package chapter00.hello;

final class Hello {

    private Hello() {}

    static String hello(String name) {
        if (name.isEmpty() || name == null) {
            throw new IllegalArgumentException("no name");
        }
        return "Hello, " + name + "!";
    }
}
