// Fails: not a name) was thrown at Hello.hello
package chapter00.hello;

final class Hello {

    private Hello() {}

    static String hello(String name) {
        if (name == null || !name.matches("[A-Za-z ]+")) {
            throw new IllegalArgumentException("not a name");
        }
        return "Hello, " + name + "!";
    }
}
