//! One foreign name in several Chinese spellings.
