package lv.aprite.engine.contract;

import java.math.BigDecimal;
import java.util.List;

/// What a publisher and the hub agreed on for one dataset: the published schema, the layouts of the files that are accepted, and
/// the public metadata.
///
/// @param name             the dataset's name in addresses: `[a-z0-9][a-z0-9-]{0,62}`
/// @param version          `major.minor.patch`; a new major version breaks consumers
/// @param rejectedShareMax what share of rows may be left out as rejected: 0 to 1, by default 0
public record Contract(
        String name,
        Version version,
        Metadata metadata,
        Schema schema,
        List<Layout> layouts,
        BigDecimal rejectedShareMax) {
    public Contract {
        layouts = List.copyOf(layouts);
    }

    /// Semantic version of a contract.
    public record Version(int major, int minor, int patch) {
        @Override
        public String toString() {
            return major + "." + minor + "." + patch;
        }
    }
}
