//! English words looked for between spaces: a text has few spaces, and one look behind each tells most of them from the word.

use memchr::{memchr_iter, memrchr_iter};

/// Where the text behind the last of two words begins, each of them written with a space before it.
pub(super) fn behind_last(text: &str, words: [&str; 2]) -> Option<usize> {
    let stands = |at: usize| words.iter().find(|word| text[at..].starts_with(**word)).map(|word| at + word.len());
    memrchr_iter(b' ', text.as_bytes()).find_map(stands)
}

/// Where in a text these words stand first.
#[derive(Default)]
pub(super) struct Joints {
    pub that: Option<usize>,
    pub said: Option<usize>,
    pub says: Option<usize>,
    pub who: Option<usize>,
}

impl Joints {
    /// Looked for in one go, for few texts hold any.
    pub fn of(text: &str) -> Self {
        let (mut out, bytes) = (Self::default(), text.as_bytes());
        for at in memchr_iter(b' ', bytes) {
            let place = match bytes[at + 1..] {
                [b't', b'h', b'a', b't', b' ', ..] => &mut out.that,
                [b's', b'a', b'i', b'd', b' ', ..] => &mut out.said,
                [b's', b'a', b'y', b's', b' ', ..] => &mut out.says,
                [b'w', b'h', b'o', b' ', ..] => &mut out.who,
                _ => continue,
            };
            *place = place.or(Some(at));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_the_standard_library_finds_them() {
        for text in ["", "that", " that ", "he said that it who that said says who ", "and  and but and", " but and ", "é and ü but "] {
            let joints = Joints::of(text);
            for (at, word) in [(joints.that, " that "), (joints.said, " said "), (joints.says, " says "), (joints.who, " who ")] {
                assert_eq!(at, text.find(word), "{word} in {text}");
            }
            let last = [" and ", " but "].iter().filter_map(|word| text.rfind(word).map(|at| at + word.len())).max();
            assert_eq!(behind_last(text, [" and ", " but "]), last, "{text}");
        }
    }
}
