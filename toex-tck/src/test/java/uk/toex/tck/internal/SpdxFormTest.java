package uk.toex.tck.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpdxFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apache-2.0",
        "MIT",
        "LGPL-3.0-only",
        "GPL-2.0-or-later WITH Classpath-exception-2.0",
        "(MIT OR Apache-2.0) AND BSD-3-Clause",
        "LicenseRef-Vendor-Terms",
        "DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2",
        "EPL-1.0+"
      })
  void expressions_are_taken(String licence) {
    assertThat(SpdxForm.problem(licence)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Apache 2.0",
        "Proprietary",
        "MIT OR",
        "AND MIT",
        "(MIT",
        "MIT)",
        "MIT Apache-2.0",
        "MIT WITH",
        "GPL",
        "vendor:terms"
      })
  void what_is_none_is_told(String licence) {
    assertThat(SpdxForm.problem(licence)).isNotBlank();
  }
}
