//! Latin words that stand alone where somebody does or owns something: Alder said, Alder's shares.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Verbs that say so directly behind a name or a word for several, and small words that stand before them.
static DOES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "has have had was were is are did do does will would could said says say made sued paid filed denied denies deny claims argued agreed \
     refused declined sold bought won lost settled signed met fought reached struck clashed parted merged teamed traded then later never \
     fell began came announced split exchanged negotiated went pleaded appealed resigned quit left"
        .split(' ')
        .collect()
});

/// Whether the word is a verb of somebody who acts.
pub(super) fn does(word: &str) -> bool {
    DOES.contains(word)
}

/// The words of a text with a capital that do something there, or own something.
pub(super) struct Actors<'t>(FxHashSet<&'t str>);

impl<'t> Actors<'t> {
    /// All of a text, in one pass.
    pub fn of(text: &'t str) -> Self {
        let mut words = text.split_inclusive(|c: char| !c.is_alphanumeric()).peekable();
        let mut found = FxHashSet::default();
        while let Some(word) = words.next() {
            if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
                continue;
            }
            let bare = |word: &'t str| word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let (name, next) = (bare(word), words.peek().map_or("", |next| bare(next)));
            let owns = (word.ends_with('\'') || word.ends_with('’')) && next == "s";
            if owns || word.ends_with(' ') && does(next) {
                found.insert(name);
            }
        }
        Self(found)
    }

    /// Whether the word is one of them.
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_does_or_owns_something_is_found() {
        let actors = Actors::of("Rowan Valley Foods sued. Rowan said no; Finch’s shares fell, and Alder, too. Elm saidest.");
        assert!(actors.has("Rowan") && actors.has("Finch") && actors.has("Foods"));
        assert!(!actors.has("Alder") && !actors.has("Elm") && !actors.has("Valley"));
    }
}
