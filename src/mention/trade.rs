//! Trades inside the names of firms: Alder Investment Group.

use super::run::word_end;
use super::words::Words;
use crate::span::{Span, View};

/// A trade between a name and its ending is of the name: Alder Investment Group.
pub(super) fn before_ending(text: &str, word: Span<View>, words: &Words) -> bool {
    const TRADES: &[&str] = &[
        "Investment",
        "Asset",
        "Wealth",
        "Fund",
        "Equity",
        "Financial",
        "Property",
        "Private",
        "Energy",
        "Media",
        "Capital",
        "Medical",
        "Food",
        "Oil",
        "Power",
        "Trading",
        "Retail",
        "Marine",
        "Health",
        "Insurance",
        "Credit",
        "Digital",
        "Data",
        "Security",
        "Steel",
        "Water",
        "Risk",
        "Waste",
        "Business",
        "Research",
        "Design",
        "Home",
        "Consumer",
        "Industrial",
        "Commercial",
    ];
    let Some(next) = text[word.end()..].strip_prefix(' ').filter(|_| TRADES.contains(&&text[word.range()])) else { return false };
    let at = text.len() - next.len();
    next.starts_with(|c: char| c.is_ascii_uppercase()) && words.english_suffix(&text[at..word_end(text, at)]).is_some()
}
