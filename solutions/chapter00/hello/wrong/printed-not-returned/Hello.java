// Fails: hello("Ada"): expected: <Hello, Ada!> but was: <null>
package chapter00.hello;

final class Hello {

    private Hello() {}

    static String hello(String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("no name");
        }
        IO.println("Hello, " + name + "!");
        return null;
    }
}
