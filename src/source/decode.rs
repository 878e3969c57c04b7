//! Bytes to text: by a byte order mark, a stated encoding, as UTF-8, by what a page states, or by a guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::SourceError;

/// Text and how it was read.
///
/// ```
/// let decoded = feudline::source::decode(b"\xBC\xD7\xB9\xAB\xCB\xBE", Some("gb18030")).unwrap();
/// assert_eq!(decoded.text, "甲公司");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding's name in the WHATWG standard: `UTF-8`, `GBK`, `Big5`, `UTF-16LE`, `Shift_JIS` …
    pub encoding: &'static str,
    /// Bytes that stand for no character.
    pub replaced: Option<Replaced>,
}

/// Bytes that stand for no character; each sequence became one U+FFFD.
///
/// ```
/// let decoded = feudline::source::decode(b"\xBC\xD7\xFF\xFF", Some("gb18030")).unwrap();
/// assert_eq!(decoded.replaced.unwrap().first, 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// How many sequences.
    pub count: usize,
    /// Where the first one stands, in bytes of what was given.
    pub first: usize,
}

/// A guess looks at this many bytes: enough to be sure, and detection is slow.
const GUESSED_FROM: usize = 1 << 14;
/// A page states its encoding within this many bytes (HTML standard, "prescan").
const STATED_WITHIN: usize = 1024;
/// Fewer bytes outside ASCII prove no encoding.
const PROOF: usize = 8;

/// Decodes bytes. A byte order mark counts for more than `label`, `label` for more than what the bytes look like.
///
/// # Errors
/// If the bytes are a PDF or a zip file, hold NUL, or no encoding fits them.
pub fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded, SourceError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(read(encoding, bytes, mark));
    }
    refuse_other_formats(bytes)?;
    if let Some(label) = label {
        let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| SourceError::UnknownEncoding(label.to_owned()))?;
        return Ok(read(encoding, bytes, 0));
    }
    if let Some(encoding) = wide(bytes) {
        return Ok(read(encoding, bytes, 0));
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(SourceError::Nul { at });
    }
    let at = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: text.to_owned(), encoding: UTF_8.name(), replaced: None }),
        Err(error) => error.valid_up_to(),
    };
    if let Some(encoding) = stated(bytes) {
        return Ok(read(encoding, bytes, 0));
    }
    guess(bytes, at)
}

/// The name in the WHATWG standard of the encoding that a label stands for (`gb2312` for `GBK`); none for what is no label.
#[must_use]
pub fn encoding(label: &str) -> Option<&'static str> {
    Encoding::for_label(label.as_bytes()).map(Encoding::name)
}

/// The likeliest encoding, if every byte fits it and there are enough of them to tell.
fn guess(bytes: &[u8], at: usize) -> Result<Decoded, SourceError> {
    // the ASCII before tells nothing
    let from = at.saturating_sub(64);
    let looked_at = &bytes[from..bytes.len().min(from + GUESSED_FROM)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(looked_at, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let decoded = read(encoding, bytes, 0);
    let foreign = looked_at.iter().filter(|b| !b.is_ascii()).count();
    // a script of single bytes decodes anything: it is believed only of text that is Latin but for a few signs
    let enough = if encoding.is_single_byte() { foreign * 10 <= looked_at.len() } else { foreign >= PROOF };
    if decoded.replaced.is_none() && enough {
        return Ok(decoded);
    }
    Err(SourceError::Unsure { at, guess: encoding.name() })
}

/// Decodes all bytes behind a mark.
fn read(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let (mut at, mut replaced) = (mark, None);
    loop {
        let (result, count) = decoder.decode_to_string_without_replacement(&bytes[at..], &mut text, true);
        at += count;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(bytes.len() - at + 64),
            DecoderResult::Malformed(length, after) => {
                let first = at.saturating_sub(usize::from(length) + usize::from(after));
                let all = replaced.get_or_insert(Replaced { count: 0, first });
                all.count += 1;
                text.reserve(64);
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    Decoded { text, encoding: encoding.name(), replaced }
}

/// UTF-16 without a mark: every other byte is NUL for long stretches of ASCII.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let looked_at = &bytes[..bytes.len().min(GUESSED_FROM) & !1];
    let nul = |odd: usize| looked_at.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (nul(0), nul(1));
    let many = |count: usize, other: usize| count >= PROOF && count * 20 >= looked_at.len() && other * 20 <= count;
    let encoding = if bytes.len() % 2 == 1 {
        return None;
    } else if many(odd, even) {
        UTF_16LE
    } else if many(even, odd) {
        UTF_16BE
    } else {
        return None;
    };
    (!read(encoding, bytes, 0).text.contains(['\0', char::REPLACEMENT_CHARACTER])).then_some(encoding)
}

/// What a page or an XML file states: `<meta charset="gb2312">`, `<?xml encoding="Big5"?>`.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(STATED_WITHIN)]).to_ascii_lowercase();
    if !head.contains('<') {
        return None;
    }
    let after = ["charset=", "encoding="].iter().find_map(|word| head.split_once(word).map(|(_, after)| after))?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let label = &label[..label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':' | '.')).unwrap_or(label.len())];
    Encoding::for_label(label.as_bytes()).filter(|&e| e != UTF_8 && e != UTF_16LE && e != UTF_16BE)
}

fn refuse_other_formats(bytes: &[u8]) -> Result<(), SourceError> {
    let known = [
        (&b"%PDF-"[..], "PDF"),
        (b"PK\x03\x04", "a zip or DOCX file"),
        (b"PK\x05\x06", "a zip or DOCX file"),
        (b"\xD0\xCF\x11\xE0", "an old Office file"),
        (b"{\\rtf", "RTF"),
    ];
    known.iter().find(|(magic, _)| bytes.starts_with(magic)).map_or(Ok(()), |(_, format)| Err(SourceError::OtherFormat(format)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "月磨坊公司周一向法院起诉星河科技公司，称对方拖欠货款三千万元。";
    const HANT: &str = "月磨坊公司週一向法院起訴星河科技公司，稱對方拖欠貨款三千萬元，並要求對方登報道歉。";

    fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "{} can write the text", encoding.name());
        bytes.into_owned()
    }

    #[test]
    fn encodings_are_told_from_the_bytes() {
        for (encoding, text) in [
            (encoding_rs::GBK, STORY),
            (encoding_rs::BIG5, HANT),
            (UTF_8, STORY),
            (encoding_rs::EUC_KR, "서울중앙지방법원은 월요일 달방앗간의 청구를 기각했다."),
        ] {
            let decoded = decode(&encoded(encoding, text), None).expect("it is text");
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding.name()));
        }
    }

    #[test]
    fn marks_and_labels_come_first() {
        let mut bytes = b"\xFF\xFE".to_vec();
        bytes.extend(STORY.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&bytes, Some("gbk")).map(|d| (d.text, d.encoding)), Ok((STORY.to_owned(), "UTF-16LE")));
        let japanese = "東京地裁は月曜日、月粉所の訴えを退けた。";
        assert_eq!(decode(&encoded(encoding_rs::SHIFT_JIS, japanese), Some("shift_jis")).map(|d| d.text), Ok(japanese.to_owned()));
        assert_eq!(decode(b"a", Some("gb-18030")), Err(SourceError::UnknownEncoding("gb-18030".to_owned())));
    }

    #[test]
    fn utf_16_is_seen_without_its_mark() {
        let text = "Moonmill sued Starriver on Monday. 月磨坊";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bytes, None).map(|d| (d.text, d.encoding)), Ok((text.to_owned(), "UTF-16BE")));
    }

    #[test]
    fn a_page_states_its_encoding() {
        let page = format!("<html><head><meta charset=\"big5\"></head><body>{}</body></html>", "訴");
        assert_eq!(decode(&encoded(encoding_rs::BIG5, &page), None).map(|d| (d.text, d.encoding)), Ok((page, "Big5")));
    }

    #[test]
    fn what_fits_no_character_is_counted() {
        let mut bytes = encoded(encoding_rs::GBK, "甲公司");
        bytes.push(0xFF);
        bytes.extend(encoded(encoding_rs::GBK, "起诉"));
        let decoded = decode(&bytes, Some("gb18030")).expect("it is text");
        assert_eq!((decoded.text.as_str(), decoded.replaced), ("甲公司\u{FFFD}起诉", Some(Replaced { count: 1, first: 6 })));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"%PDF-1.7", None), Err(SourceError::OtherFormat("PDF")));
        assert_eq!(decode(b"ab\0c", None), Err(SourceError::Nul { at: 2 }));
        assert!(matches!(decode(b"ab\xFFc", None), Err(SourceError::Unsure { at: 2, .. })));
    }
}
