package uk.toex.synth.world;

/** The types of link that a world has. */
enum LinkType {
  FAMILY("family"),
  RESIDENT("resident"),
  ASSOCIATE("associate"),
  CONTACT("contact"),
  PHONE_USER("phone-user"),
  VEHICLE_KEEPER("vehicle-keeper"),
  SEEN_AT("seen-at"),
  PRESENT_AT("present-at"),
  OCCURRED_AT("occurred-at"),
  INVOLVED("involved"),
  NAMED_IN("named-in");

  private final String id;

  LinkType(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }
}
