//! Byte offsets to code points and lines, in constant time after one pass over a text.

/// Bytes between two marks: a lookup counts at most so many.
const STEP: usize = 128;

/// Code-point and line numbers of a text, marked every [`STEP`] bytes.
pub(crate) struct Offsets<'t> {
    text: &'t [u8],
    marks: Vec<Mark>,
}

#[derive(Clone, Copy, Default)]
struct Mark {
    code_points: usize,
    line_feeds: usize,
}

impl Mark {
    fn past(self, bytes: &[u8]) -> Self {
        Self {
            // every byte of UTF-8 but a continuation begins a code point
            code_points: self.code_points + bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count(),
            line_feeds: self.line_feeds + bytes.iter().filter(|&&b| b == b'\n').count(),
        }
    }
}

impl<'t> Offsets<'t> {
    pub fn new(text: &'t str) -> Self {
        let text = text.as_bytes();
        let mut marks = Vec::with_capacity(text.len() / STEP + 2);
        let mut mark = Mark::default();
        marks.push(mark);
        for bytes in text.chunks(STEP) {
            mark = mark.past(bytes);
            marks.push(mark);
        }
        Self { text, marks }
    }

    fn at(&self, byte: usize) -> Mark {
        let byte = byte.min(self.text.len());
        let step = byte / STEP;
        self.marks[step].past(&self.text[step * STEP..byte])
    }

    /// How many code points stand before a byte.
    pub fn code_point(&self, byte: usize) -> usize {
        self.at(byte).code_points
    }

    /// The 1-based line that a byte lies on.
    pub fn line(&self, byte: usize) -> usize {
        self.at(byte).line_feeds + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_characters_and_lines_do() {
        let text = "甲诉乙𠮷\r\n, said Ada\n".repeat(40);
        let offsets = Offsets::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.code_point(byte), n);
            assert_eq!(offsets.line(byte), text[..byte].matches('\n').count() + 1);
        }
        assert_eq!(offsets.code_point(text.len()), text.chars().count());
        assert_eq!(Offsets::new("").code_point(0), 0);
    }
}
