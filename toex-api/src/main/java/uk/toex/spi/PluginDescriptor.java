package uk.toex.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a plugin is and what it promises.
 *
 * @param id its id, of the form {@code [a-z][a-z0-9.-]{2,63}}; one meaning for ever, since audits
 *     name it
 * @param version its version, {@code 1.4.2} or {@code 1.4.2-rc.1}: one to four numbers, then
 *     perhaps a qualifier; at most 64 characters
 * @param vendor who makes it
 * @param licence an SPDX licence expression, such as {@code Apache-2.0}; {@code LicenseRef-…} for
 *     one that has no SPDX id
 * @param spi the version of the SPI that it was written for
 * @param capabilities what it promises
 * @param needs what it needs beside its code
 * @param modelCard what its users must know
 */
public record PluginDescriptor(
    String id,
    String version,
    String vendor,
    String licence,
    SpiVersion spi,
    Set<Capability> capabilities,
    List<PluginResource> needs,
    ModelCard modelCard) {

  private static final Pattern DOT = Pattern.compile("\\.");

  /**
   * @throws IllegalArgumentException if a value does not have its form, naming it
   */
  public PluginDescriptor {
    require(isId(id), "id", id, "[a-z][a-z0-9.-]{2,63}");
    require(isVersion(version), "version", version, "numbers such as 1.4.2 or 1.4.2-rc.1");
    require(!vendor.isBlank() && printable(vendor), "vendor", vendor, "a name");
    require(isLicence(licence), "licence", licence, "an SPDX expression such as Apache-2.0");
    Objects.requireNonNull(spi, "spi");
    EnumSet<Capability> own = EnumSet.noneOf(Capability.class);
    own.addAll(capabilities);
    capabilities = Collections.unmodifiableSet(own);
    needs = List.copyOf(needs);
    require(
        needs.stream().map(PluginResource::name).distinct().count() == needs.size(),
        "needs",
        "",
        "each name once");
    Objects.requireNonNull(modelCard, "modelCard");
  }

  /** Begins a descriptor; all but capabilities and needs must be set. */
  public static Builder builder(String id, String version) {
    return new Builder(id, version);
  }

  /** Whether the plugin promises something. */
  public boolean has(Capability capability) {
    return capabilities.contains(capability);
  }

  /** Puts a descriptor together. Not thread-safe. */
  public static final class Builder {
    private final String id;
    private final String version;
    private String vendor = "";
    private String licence = "";
    private @Nullable SpiVersion spi;
    private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    private final List<PluginResource> needs = new ArrayList<>();
    private @Nullable ModelCard modelCard;

    private Builder(String id, String version) {
      this.id = id;
      this.version = version;
    }

    /** Who makes it. */
    public Builder vendor(String value) {
      vendor = value;
      return this;
    }

    /** Its licence, an SPDX expression. */
    public Builder licence(String value) {
      licence = value;
      return this;
    }

    /**
     * The version of the SPI that it was written for: {@link SpiVersion#COMPILED}, a constant that
     * the compiler writes into the plugin, so that it stays what it was whatever the host is.
     */
    public Builder spi(String value) {
      spi = SpiVersion.parse(value);
      return this;
    }

    /** What it promises. */
    public Builder capabilities(Capability... promised) {
      Collections.addAll(capabilities, promised);
      return this;
    }

    /** Something it needs beside its code. */
    public Builder needs(String name, String sha256) {
      needs.add(new PluginResource(name, sha256));
      return this;
    }

    /** What its users must know. */
    public Builder modelCard(ModelCard value) {
      modelCard = value;
      return this;
    }

    /**
     * The descriptor.
     *
     * @throws IllegalArgumentException if something is missing or does not have its form
     */
    public PluginDescriptor build() {
      if (modelCard == null) {
        throw new IllegalArgumentException("the plugin " + id + " has no model card");
      }
      if (spi == null) {
        throw new IllegalArgumentException(
            "the plugin " + id + " does not say its SPI version: .spi(SpiVersion.COMPILED)");
      }
      return new PluginDescriptor(
          id, version, vendor, licence, spi, capabilities, needs, modelCard);
    }
  }

  private static boolean isId(String id) {
    return id.length() >= 3
        && id.length() <= 64
        && lower(id.charAt(0))
        && id.chars().allMatch(c -> lower(c) || digit(c) || c == '.' || c == '-');
  }

  private static boolean isVersion(String version) {
    int dash = version.indexOf('-');
    String[] numbers = DOT.split(dash < 0 ? version : version.substring(0, dash), -1);
    boolean ok = version.length() <= 64 && numbers.length <= 4;
    for (String number : numbers) {
      ok &= !number.isEmpty() && number.length() <= 9 && number.chars().allMatch(c -> digit(c));
    }
    String qualifier = dash < 0 ? "x" : version.substring(dash + 1);
    IntPredicate fit = c -> lower(c) || (c >= 'A' && c <= 'Z') || digit(c) || c == '.' || c == '-';
    return ok && !qualifier.isEmpty() && qualifier.chars().allMatch(fit);
  }

  private static boolean isLicence(String licence) {
    IntPredicate fit =
        c -> lower(c) || (c >= 'A' && c <= 'Z') || digit(c) || "-.+:() ".indexOf(c) >= 0;
    return !licence.isBlank() && licence.length() <= 200 && licence.chars().allMatch(fit);
  }

  private static boolean printable(String text) {
    return text.length() <= 200 && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static boolean lower(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static void require(boolean holds, String field, String value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "the plugin's " + field + " is \"" + value + "\"; expected " + expected);
    }
  }
}
