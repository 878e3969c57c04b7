//! Prints the timeline of a dispute from an embedded story.

fn main() {}
