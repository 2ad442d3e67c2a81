package dev.heddle.house;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What a module's `pom.xml` says it depends on.
///
/// @param modules      the modules of a reactor
/// @param dependencies in the order of the file
record Pom(List<String> modules, List<Dependency> dependencies) {

    /// A dependency.
    ///
    /// @param group    its `groupId`
    /// @param artifact its `artifactId`
    /// @param scope    `compile` if the file names none
    record Dependency(String group, String artifact, String scope) {}

    Pom {
        modules = List.copyOf(modules);
        dependencies = List.copyOf(dependencies);
    }

    static Pom read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static Pom parse(String xml) {
        Element project;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            project = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("no pom: " + e.getMessage(), e);
        }
        return new Pom(
                children(project, "modules").flatMap(list -> children(list, "module"))
                        .map(Node::getTextContent)
                        .toList(),
                children(project, "dependencies").flatMap(list -> children(list, "dependency"))
                        .map(found -> new Dependency(text(found, "groupId", ""), text(found, "artifactId", ""),
                                text(found, "scope", "compile")))
                        .toList());
    }

    /// What the plan does not allow the module; one sentence each.
    List<String> violations(String module, Plan plan) {
        Plan.Room room = plan.room(module);
        List<String> found = new ArrayList<>();
        for (Dependency dependency : dependencies) {
            boolean ours = dependency.group().equals("dev.heddle");
            String name = ours ? dependency.artifact().replaceFirst("heddle-", "") : dependency.artifact();
            boolean allowed = switch (dependency.scope()) {
                case "test" -> true;
                case "compile" -> (ours ? room.uses() : room.libraries()).contains(name);
                case "runtime" -> ours && room.packs().contains(name);
                default -> false;
            };
            if (!allowed) {
                found.add(module + " may not depend on " + name + " (scope " + dependency.scope() + ")");
            }
        }
        return found;
    }

    private static String text(Element parent, String name, String missing) {
        return children(parent, name).map(Node::getTextContent).findFirst().orElse(missing);
    }

    private static Stream<Element> children(Element parent, String name) {
        Stream.Builder<Element> found = Stream.builder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found.build();
    }
}
