package uk.toex.synth;

/**
 * A vehicle.
 *
 * @param id such as {@code V00042}
 * @param vrm a registration mark of the current form whose memory tag was never issued
 * @param description colour and body, such as {@code silver hatchback}
 */
public record Vehicle(String id, String vrm, String description) {}
