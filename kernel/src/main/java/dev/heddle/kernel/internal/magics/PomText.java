package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.MagicException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Makes a POM of the pieces of one that people copy from READMEs.
final class PomText {

    private PomText() {}

    /// The whole POM.
    ///
    /// @param text a POM, or pieces of one
    /// @return a POM
    static String whole(String text) throws MagicException {
        String plain = text.replaceFirst("^\\s*<\\?xml.*?\\?>", "");
        Element root = parse("<pieces>" + plain + "</pieces>");
        List<Element> pieces = children(root);
        if (pieces.isEmpty()) {
            throw new MagicException("%%loadFromPOM found no XML element in its cell.",
                    "Paste a <dependency> element below its first line.");
        }
        if (pieces.getFirst().getTagName().equals("project")) {
            return text.strip();
        }
        StringBuilder dependencies = new StringBuilder();
        StringBuilder repositories = new StringBuilder();
        StringBuilder rest = new StringBuilder();
        for (Element each : pieces) {
            switch (each.getTagName()) {
                case "dependency" -> dependencies.append(xml(each));
                case "dependencies" -> children(each).forEach(child -> dependencies.append(xml(child)));
                case "repository" -> repositories.append(xml(each));
                case "repositories" -> children(each).forEach(child -> repositories.append(xml(child)));
                case "modelVersion", "groupId", "artifactId", "version", "packaging" -> {
                    // those of the project that was copied from; here they mean nothing
                }
                default -> rest.append(xml(each));
            }
        }
        return "<project><modelVersion>4.0.0</modelVersion><groupId>cell</groupId><artifactId>cell</artifactId>"
                + "<version>1</version><repositories>" + repositories + "</repositories>" + rest + "<dependencies>"
                + dependencies + "</dependencies></project>";
    }

    private static Element parse(String xml) throws MagicException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // which throws and does not print
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException e) {
            throw new MagicException("The cell of %%loadFromPOM is no XML (" + e.getMessage() + ").");
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("a parser of the JDK that reads from memory failed", e);
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static String xml(Element element) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("an element that was just read cannot be written", e);
        }
    }
}
