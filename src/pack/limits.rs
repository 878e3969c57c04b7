//! How much a pack may hold. A pack may come from a stranger: what is beyond these is a fault with its place, never a long
//! wait or a full memory. All are far above what the built-in pack needs.

use std::borrow::Cow;

/// Bytes of one table: a million rows and more.
pub(super) const TABLE: u64 = 256 << 20;
/// Bytes of one grammar, thirty times the longest built-in one.
pub(super) const GRAMMAR: u64 = 1 << 20;
/// Files of a folder.
pub(super) const FILES: usize = 1_000;
/// Bytes of all files of a pack.
pub(super) const ALL_FILES: u64 = 512 << 20;
/// Bytes of one row.
pub(super) const ROW: usize = 64 << 10;
/// Names of one row; a name is looked for among the others of its row.
pub(super) const NAMES: usize = 256;
/// Bytes of one name or trigger: eighty characters and more. Where many names begin with each other, each place of a text costs
/// as many looks as they are long.
pub(super) const NAME: usize = 256;
/// Rows that share a name; beyond that, it tells nobody apart.
pub(super) const SHARED: usize = 64;
/// Bytes of a rule's name, which every result of it repeats.
pub(super) const RULE_NAME: usize = 200;
/// Bytes of a pattern with its fragments put in: fragments of fragments multiply.
pub(super) const PATTERN: usize = 64 << 10;
/// Bytes that a compiled pattern may take.
pub(super) const COMPILED: usize = 2 << 20;
/// Faults that are told of one file; whoever mends so many asks again.
pub(super) const FAULTS: usize = 1_000;
/// Of names that begin with each other, how many of the longest are seen at one place.
pub(super) const NESTED: usize = 16;

/// What was found, short enough for a message.
pub(super) fn clipped(found: &str) -> Cow<'_, str> {
    const MOST: usize = 120;
    match found.char_indices().nth(MOST) {
        None => Cow::Borrowed(found),
        Some((end, _)) => Cow::Owned(format!("{}…", &found[..end])),
    }
}

/// A number of bytes in a message.
pub(super) fn bytes(count: u64) -> String {
    match count {
        0..0x400 => format!("{count} bytes"),
        0x400..0x10_0000 => format!("{} KiB", count >> 10),
        _ => format!("{} MiB", count >> 20),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_stay_short() {
        assert_eq!(clipped("甲"), "甲");
        assert_eq!(clipped(&"甲".repeat(120)).chars().count(), 120);
        assert_eq!(clipped(&"甲".repeat(9_000)).chars().count(), 121);
        assert_eq!([bytes(1_023), bytes(1_024), bytes(TABLE)], ["1023 bytes", "1 KiB", "256 MiB"]);
    }
}
