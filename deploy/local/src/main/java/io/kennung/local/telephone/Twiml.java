package io.kennung.local.telephone;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What a call does, in Twilio's XML. */
final class Twiml {

  private Twiml() {}

  /** What it says, verb by verb, with a blank between; empty if this is no TwiML. */
  static Optional<String> spoken(String xml) {
    try {
      NodeList verbs =
          parser()
              .parse(new InputSource(new StringReader(xml)))
              .getDocumentElement()
              .getElementsByTagName("Say");
      List<String> said = new ArrayList<>();
      for (int i = 0; i < verbs.getLength(); i++) {
        said.add(verbs.item(i).getTextContent().strip().replaceAll("\\s+", " "));
      }
      return Optional.of(String.join(" ", said));
    } catch (SAXException | IOException notWellFormed) {
      return Optional.empty();
    }
  }

  /** Reads this text and nothing else: no document type, so no entities and no other files. */
  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new Strict());
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser knows all of this", e);
    }
  }

  /** The usual one prints to the console. */
  private static final class Strict implements ErrorHandler {

    @Override
    public void warning(SAXParseException harmless) {}

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
