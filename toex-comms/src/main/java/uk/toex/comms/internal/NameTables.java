package uk.toex.comms.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.toex.api.comms.Cell;
import uk.toex.api.comms.PartyKind;

/** All that stored events name; what {@link NameSet} wrote. Thread-safe. */
final class NameTables {

  final NameTable parties = new NameTable();
  final NameTable imeis = new NameTable();
  final NameTable devices = new NameTable();
  final NameTable imsis = new NameTable();
  final NameTable cells = new NameTable();
  private final List<ByteBuffer> kinds = new ArrayList<>();
  private final List<ByteBuffer> deviceOf = new ArrayList<>();
  private final Map<Integer, Cell> known = new HashMap<>();
  private int[] devicesOfImeis = {};

  /** Opens those of a store. */
  static NameTables open(Path folder, Manifest manifest) {
    NameTables tables = new NameTables();
    for (BlockWriter.Written each : manifest.names) {
      BlockFile file = BlockFile.open(folder, each);
      tables.parties.add(file.block(0, "ends of parties"), file.block(1, "parties"));
      tables.kinds.add(file.block(2, "kinds of parties"));
      tables.imeis.add(file.block(3, "ends of IMEIs"), file.block(4, "IMEIs"));
      tables.deviceOf.add(file.block(5, "devices of IMEIs"));
      tables.devices.add(file.block(6, "ends of devices"), file.block(7, "devices"));
      tables.imsis.add(file.block(8, "ends of IMSIs"), file.block(9, "IMSIs"));
      tables.cells.add(file.block(10, "ends of cells"), file.block(11, "cells"));
      tables.know(file.block(12, "places of cells"));
    }
    int[] of = new int[tables.imeis.size()];
    for (int i = 0; i < of.length; i++) {
      int tail = tables.imeis.tail(i);
      of[i] = tables.deviceOf.get(tail).getInt(4 * tables.imeis.within(i, tail));
    }
    tables.devicesOfImeis = of;
    return tables;
  }

  private void know(ByteBuffer details) {
    while (details.hasRemaining()) {
      int number = details.getInt();
      double latitude = details.getDouble();
      double longitude = details.getDouble();
      double azimuth = details.getDouble();
      byte[] name = new byte[details.getInt()];
      details.get(name);
      Cell.Place place = Double.isNaN(latitude) ? null : new Cell.Place(latitude, longitude);
      String id = cells.name(number);
      known.put(number, new Cell(id, place, azimuth, new String(name, StandardCharsets.UTF_8)));
    }
  }

  PartyKind kind(int party) {
    int tail = parties.tail(party);
    return Kinds.kind(kinds.get(tail).get(parties.within(party, tail)));
  }

  /** The device that an IMEI is of. */
  int deviceOf(int imei) {
    return devicesOfImeis[imei];
  }

  /** The same for all. */
  int[] devicesOfImeis() {
    return devicesOfImeis;
  }

  Cell cell(int number) {
    Cell cell = known.get(number);
    return cell == null ? new Cell(cells.name(number), null, Double.NaN, "") : cell;
  }
}
