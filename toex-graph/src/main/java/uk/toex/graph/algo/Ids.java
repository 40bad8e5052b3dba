package uk.toex.graph.algo;

import uk.toex.api.network.NetworkView;

/** What the nodes of a graph are called. */
interface Ids {

  /** Nodes are called by their numbers. */
  Ids NUMBERS = numbersFrom(0);

  /** A node's id. */
  String id(int node);

  /** The node with an id, or -1. May answer with a number beyond the last node. */
  int indexOf(String id);

  /** Nodes are called by their numbers, counted from another first one. */
  static Ids numbersFrom(int first) {
    return new Ids() {
      @Override
      public String id(int node) {
        return Long.toString((long) node + first);
      }

      @Override
      public int indexOf(String id) {
        if (id.isEmpty() || id.length() > 10) {
          return -1;
        }
        long number = 0;
        for (int i = 0; i < id.length(); i++) {
          char c = id.charAt(i);
          if (c < '0' || c > '9') {
            return -1;
          }
          number = 10 * number + c - '0';
        }
        boolean asWritten = id.charAt(0) != '0' || id.length() == 1;
        long node = number - first;
        return asWritten && node >= 0 && node < Integer.MAX_VALUE ? (int) node : -1;
      }
    };
  }

  /** Entities are called by their ids. */
  static Ids of(NetworkView network) {
    return new Ids() {
      @Override
      public String id(int node) {
        return network.id(node);
      }

      @Override
      public int indexOf(String id) {
        return network.indexOf(id);
      }
    };
  }
}
