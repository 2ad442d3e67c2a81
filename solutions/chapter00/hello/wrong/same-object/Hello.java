// Fails: hello(new String(new char[0])): Expected java.lang.IllegalArgumentException
package chapter00.hello;

final class Hello {

    private Hello() {}

    static String hello(String name) {
        if (name == null || name == "") {
            throw new IllegalArgumentException("no name");
        }
        return "Hello, " + name + "!";
    }
}
