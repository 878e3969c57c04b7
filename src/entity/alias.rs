//! Would these two names be one party's, and why.
