package uk.toex.api.network;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A network to read, by numbers: entities are 0 to {@code size() - 1}, and each has its arcs in a
 * contiguous range. A link is two arcs, one at each end; a link from an entity to itself is none.
 * For hot code and plugins. Immutable and thread-safe.
 */
public interface NetworkView {

  /** How many entities there are. */
  int size();

  /** How many arcs there are: twice the links. */
  int arcs();

  /** The number of the entity with an id, or -1. */
  int indexOf(String id);

  /** An entity with all that is known about it. Makes an object each time. */
  Entity entity(int index);

  /** An entity's id. */
  String id(int index);

  /** An entity's kind. */
  EntityKind kind(int index);

  /** The first arc of an entity; {@code firstArc(size())} is {@code arcs()}. */
  int firstArc(int index);

  /** The entity at the other end of an arc; within an entity's range in no promised order. */
  int neighbour(int arc);

  /** The number of an arc's link. */
  int link(int arc);

  /** How many links there are. */
  int links();

  /** The link with a number, from 0. Makes an object each time. */
  Link linkAt(int link);

  /** The type of a link. */
  String type(int link);

  /** The weight of a link for the score as of the view's day: at least 0, usually at most 1. */
  double weight(int link);

  /** The day as of which the view weighs links; null if it holds no date. */
  @Nullable LocalDate asOf();
}
