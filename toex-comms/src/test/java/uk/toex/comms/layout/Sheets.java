package uk.toex.comms.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes spreadsheets for tests: small ones, and bombs. */
final class Sheets {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELS = "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private Sheets() {}

  /** Cells: a number begins with #, a date's serial with @; the others are shared texts. */
  static Path write(Path file, List<List<String>> rows) throws IOException {
    List<String> shared = new ArrayList<>();
    StringBuilder sheet = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
    for (int r = 0; r < rows.size(); r++) {
      sheet.append("<row r=\"").append(r + 1).append("\">");
      for (int c = 0; c < rows.get(r).size(); c++) {
        String value = rows.get(r).get(c);
        String at = (char) ('A' + c) + Integer.toString(r + 1);
        if (value.isEmpty()) {
          continue;
        }
        if (value.startsWith("#") || value.startsWith("@")) {
          String style = value.startsWith("@") ? " s=\"1\"" : "";
          sheet.append("<c r=\"" + at + "\"" + style + "><v>" + value.substring(1) + "</v></c>");
        } else {
          sheet.append("<c r=\"" + at + "\" t=\"s\"><v>" + shared.size() + "</v></c>");
          shared.add(value);
        }
      }
      sheet.append("</row>");
    }
    sheet.append("</sheetData></worksheet>");
    StringBuilder texts = new StringBuilder("<sst xmlns=\"" + MAIN + "\">");
    shared.forEach(t -> texts.append("<si><t>").append(escaped(t)).append("</t></si>"));
    texts.append("</sst>");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      frame(zip);
      part(zip, "xl/sharedStrings.xml", texts.toString());
      part(zip, "xl/worksheets/sheet1.xml", sheet.toString());
    }
    return file;
  }

  /** A sheet with one cell of so many letters, all the same. */
  static Path bomb(Path file, int mebibytes) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      frame(zip);
      part(zip, "xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\"/>");
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(
          ("<worksheet xmlns=\""
                  + MAIN
                  + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\">"
                  + "<is><t>")
              .getBytes(UTF_8));
      fill(zip, mebibytes);
      zip.write("</t></is></c></row></sheetData></worksheet>".getBytes(UTF_8));
      zip.closeEntry();
    }
    return file;
  }

  private static void fill(OutputStream out, int mebibytes) throws IOException {
    byte[] letters = "a".repeat(1 << 20).getBytes(UTF_8);
    for (int i = 0; i < mebibytes; i++) {
      out.write(letters);
    }
  }

  private static void frame(ZipOutputStream zip) throws IOException {
    String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    part(
        zip,
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + override("/xl/workbook.xml", type + "sheet.main+xml")
            + override("/xl/worksheets/sheet1.xml", type + "worksheet+xml")
            + override("/xl/styles.xml", type + "styles+xml")
            + override("/xl/sharedStrings.xml", type + "sharedStrings+xml")
            + "</Types>");
    part(
        zip,
        "_rels/.rels",
        "<Relationships xmlns=\""
            + RELS
            + "\"><Relationship Id=\"rId1\" Type=\""
            + OFFICE
            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    part(
        zip,
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + OFFICE
            + "\"><sheets><sheet name=\"Calls\""
            + " sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    part(
        zip,
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\""
            + RELS
            + "\"><Relationship Id=\"rId1\" Type=\""
            + OFFICE
            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\""
            + OFFICE
            + "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\""
            + " Type=\""
            + OFFICE
            + "/styles\" Target=\"styles.xml\"/></Relationships>");
    part(
        zip,
        "xl/styles.xml",
        "<styleSheet xmlns=\""
            + MAIN
            + "\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/>"
            + "<xf numFmtId=\"22\"/></cellXfs></styleSheet>");
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
