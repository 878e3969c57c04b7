//! One code point folded onto one: widths, scripts, quotation marks.

use std::borrow::Cow;
use std::sync::LazyLock;

const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// Traditional onto simplified characters, one code point to one (after OpenCC's `TSCharacters`, Apache-2.0).
static HAN: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table: Vec<u16> = (FIRST..=LAST).map(|c| c as u16).collect();
    for line in include_str!("../../gazetteers/characters.tsv").lines().skip(1) {
        let mut columns = line.split('\t').filter_map(|c| c.chars().next());
        if let (Some(from), Some(to)) = (columns.next(), columns.next()) {
            let (from, to) = (u32::from(from), u32::from(to));
            if let (FIRST..=LAST, FIRST..=LAST) = (from, to) {
                table[(from - FIRST) as usize] = to as u16;
            }
        }
    }
    table
});

/// Whether the character is a Han ideograph (or 〇).
#[must_use]
#[inline]
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '〇' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether the character takes up nothing: joiners, marks and isolates of direction, byte-order marks, variation selectors,
/// tags (Unicode's `Default_Ignorable_Code_Point` but for the fillers of other scripts), and the carriage return.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\r' | '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// The text without its invisible characters, whatever else it holds.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_invisible) { Cow::Owned(text.chars().filter(|&c| !is_invisible(c)).collect()) } else { Cow::Borrowed(text) }
}

/// Whether the character is white space inside a line.
#[must_use]
pub const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{3000}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

/// A code point as rules see it: full-width forms in half width, traditional Han in simplified, quotation marks
/// “ ” ‘ ’ whatever their style, one middle dot.
#[must_use]
pub fn fold_char(c: char) -> char {
    match c {
        '\u{0}'..='\u{7F}' => c,
        '\u{3400}'..='\u{9FFF}' => {
            let folded = HAN[(u32::from(c) - FIRST) as usize];
            char::from_u32(u32::from(folded)).unwrap_or(c)
        }
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '「' | '﹁' | '〝' | '«' | '„' => '“',
        '」' | '﹂' | '〞' | '»' => '”',
        '『' | '﹃' => '‘',
        '』' | '﹄' => '’',
        '〈' | '﹤' => '〈',
        '\u{2027}' | '\u{30FB}' | '\u{FF65}' | '\u{2219}' | '\u{22C5}' => '·',
        '\u{FFE5}' => '¥',
        '\u{FFE1}' => '£',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
        '﹐' => ',',
        '﹑' => '、',
        '﹕' => ':',
        '﹔' => ';',
        _ => c,
    }
}

/// A whole string folded as the view folds it, without the handling of spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    folded(text).into_owned()
}

/// The same without a copy of what folding leaves as it is.
#[must_use]
pub fn folded(text: &str) -> Cow<'_, str> {
    let plain = plain_run(text.as_bytes(), 0);
    if plain == text.len() {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    folded.push_str(&text[..plain]);
    folded.extend(text[plain..].chars().filter(|&c| !is_invisible(c)).map(fold_char));
    Cow::Owned(folded)
}

/// Where the stretch ends that begins at `at` and that folding leaves as it is. It takes in only what can be told from
/// its bytes: ASCII with single spaces in it, Han characters of both scripts alike, and the commonest signs.
pub(super) fn plain_run(bytes: &[u8], mut at: usize) -> usize {
    let han = HAN.as_slice();
    let stays = |code: u32| han.get((code - FIRST) as usize).is_some_and(|&folded| u32::from(folded) == code);
    loop {
        at += match bytes[at..] {
            [b'!'..=b'~', ..] => bytes[at..].iter().take_while(|b| b.is_ascii_graphic()).count(),
            [first @ 0xE4..=0xE9, b, c, ..] if stays(u32::from(first & 0x0F) << 12 | u32::from(b & 0x3F) << 6 | u32::from(c & 0x3F)) => 3,
            [b'\n', ..] => 1,
            [b' ', next, ..] if at > 0 && bytes[at - 1].is_ascii_graphic() && next.is_ascii_graphic() => 1,
            // 、 。 and 《 》
            [0xE3, 0x80, 0x81 | 0x82 | 0x8A | 0x8B, ..] => 3,
            // — ‘ ’ “ ” …
            [0xE2, 0x80, 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6, ..] => 3,
            _ => return at,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_script_width_and_quotes() {
        assert_eq!(fold("臺積電「起訴」ＡＢＣ１２３"), "台积电“起诉”ABC123");
    }

    #[test]
    fn folding_twice_is_folding_once() {
        for c in ('\0'..='\u{2FFFF}').map(fold_char) {
            assert_eq!(fold_char(c), c);
        }
    }

    #[test]
    fn plain_runs_are_what_folding_leaves_alone() {
        let all = (0x20..0xFFFFu32).filter_map(char::from_u32).chain(['\n', '\u{20000}']);
        for c in all {
            let text = format!("a{c}b");
            let plain = plain_run(text.as_bytes(), 1) > 1;
            assert!(!plain || (fold_char(c) == c && !is_invisible(c) && (!is_space(c) || c == ' ')), "{c:?}");
        }
        assert_eq!(plain_run("Open AI与甲公司。臺".as_bytes(), 0), "Open AI与甲公司。".len());
    }

    #[test]
    fn leaves_simplified_text_alone() {
        let text = "后来公司著名的干部说,了解情况。";
        assert_eq!(fold(text), text);
    }
}
