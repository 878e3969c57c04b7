//! Names compared: spacing, case and letter slips.
