//! Numerals in digits, Chinese and English words.
