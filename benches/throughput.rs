//! Throughput of the full extraction.

fn main() {}
