// Fails: hello(null): Expected java.lang.IllegalArgumentException to be thrown
package chapter00.hello;

final class Hello {

    private Hello() {}

    static String hello(String name) {
        if ("".equals(name)) {
            throw new IllegalArgumentException();
        }
        return "Hello, " + name + "!";
    }
}
