package cn.pmo.itproject.deployment;

import cn.pmo.itproject.rule.RuleViolationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads models without anything that makes a parser fetch or multiply: no document type, so no entities of any kind, and no inclusions. */
final class SafeXml {

  private static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";
  /** Deeper than any model; the engine reads elements recursively. */
  private static final int DEEPEST = 100;

  private SafeXml() {
  }

  /**
   * The root element of a file.
   *
   * @param file its name, for the message
   * @throws RuleViolationException when it is no XML, has a document type, refers to schemas elsewhere, or is nested too deep
   */
  static Element read(String file, byte[] content) {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(new Refusing());
      Element root = builder.parse(new ByteArrayInputStream(content)).getDocumentElement();
      all(file, root).forEach(element -> requireNoSchemaElsewhere(file, element));
      return root;
    } catch (SAXParseException e) {
      throw new RuleViolationException(file, e.getMessage() != null && e.getMessage().contains("DOCTYPE")
          ? "文件“" + file + "”含有 DOCTYPE 声明（外部实体），不能部署，应删除该声明"
          : "文件“" + file + "”不是有效的 XML：第 " + e.getLineNumber() + " 行第 " + e.getColumnNumber() + " 列有误");
    } catch (SAXException | IOException e) {
      throw new RuleViolationException(file, "文件“" + file + "”不是有效的 XML，应为 Camunda Modeler 保存的文件");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An element and all below it, in the order of the file. */
  static List<Element> all(String file, Element root) {
    List<Element> elements = new ArrayList<>();
    collect(file, root, 1, elements);
    return elements;
  }

  /** The attributes of an element, without declarations of namespaces. */
  static List<Attr> attributes(Element element) {
    List<Attr> attributes = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        attributes.add(attribute);
      }
    }
    return attributes;
  }

  /** The text directly in an element, as the engine puts it together: pieces around comments and child elements are one text. */
  static String text(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(child.getNodeValue());
      }
    }
    return text.toString();
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DOCUMENT_TYPE, true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return factory;
  }

  private static void collect(String file, Element element, int depth, List<Element> elements) {
    if (depth > DEEPEST) {
      throw new RuleViolationException(file, "文件“" + file + "”的元素嵌套超过 " + DEEPEST + " 层，不能部署");
    }
    elements.add(element);
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element nested) {
        collect(file, nested, depth + 1, elements);
      }
    }
  }

  /** The engine validates against its own schemas, and its parser would fetch others from where the file says they are. */
  private static void requireNoSchemaElsewhere(String file, Element element) {
    for (String name : List.of("schemaLocation", "noNamespaceSchemaLocation")) {
      String locations = element.getAttributeNS(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, name);
      String[] parts = locations.strip().split("\\s+");
      for (int i = name.startsWith("no") ? 0 : 1; i < parts.length; i += name.startsWith("no") ? 1 : 2) {
        if (!parts[i].matches("[\\w-]*(\\.xsd)?")) {
          throw new RuleViolationException(file, "文件“" + file + "”引用了外部的 XML Schema“" + parts[i] + "”，不能部署，应删除属性 xsi:" + name);
        }
      }
    }
  }

  /** The parser's own handler writes to the standard error output. */
  private static final class Refusing implements ErrorHandler {

    @Override
    public void warning(SAXParseException e) {
      // Nothing a model has to be refused for.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
