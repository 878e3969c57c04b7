//! The files of the built-in pack, embedded.

/// Name and text of every built-in file.
pub(super) const FILES: &[(&str, &str)] = &[
];
