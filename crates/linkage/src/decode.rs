//! A file's bytes as UTF-8: what spreadsheets save as "Unicode text", and older encodings if they
//! are named.
//!
//! It must never guess an old encoding: a wrong guess makes other names of names.

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// So much of the beginning is looked at.
const SNIFFED: u64 = 1 << 12;
/// And so much read at once.
const CHUNK: u64 = 1 << 16;

/// A source in whatever encoding, read as UTF-8.
pub(crate) struct Decoded<R> {
    source: R,
    /// `None` where the bytes are handed on as they are.
    decoder: Option<Decoder>,
    /// UTF-8 that was not handed on yet.
    ready: Vec<u8>,
    at: usize,
    at_end: bool,
}

impl<R: Read> Decoded<R> {
    /// `named` is the encoding that the user says; without it the beginning of the file tells
    /// UTF-16 from everything else, which is taken for UTF-8.
    pub(crate) fn new(mut source: R, named: Option<&'static Encoding>) -> io::Result<Self> {
        let mut start = Vec::new();
        source.by_ref().take(SNIFFED).read_to_end(&mut start)?;
        let (marked, mark) = Encoding::for_bom(&start).map_or((None, 0), |(e, n)| (Some(e), n));
        let encoding = marked
            .or(named)
            .or_else(|| utf16_without_mark(&start))
            .unwrap_or(UTF_8);
        let mut decoded = Self {
            source,
            decoder: (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling()),
            ready: Vec::new(),
            at: 0,
            at_end: false,
        };
        decoded.decode(start.split_off(mark));
        Ok(decoded)
    }

    /// Makes bytes of the file ready to be handed on; none is its end.
    fn decode(&mut self, bytes: Vec<u8>) {
        self.at = 0;
        self.at_end = bytes.is_empty();
        let Some(decoder) = &mut self.decoder else {
            self.ready = bytes;
            return;
        };
        let room = decoder.max_utf8_buffer_length(bytes.len());
        let mut text = String::with_capacity(room.unwrap_or(bytes.len() * 4 + 16));
        // The room is enough for all of it.
        let _ = decoder.decode_to_string(&bytes, &mut text, self.at_end);
        self.ready = text.into_bytes();
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.ready.len() && !self.at_end {
            let mut bytes = Vec::new();
            self.source.by_ref().take(CHUNK).read_to_end(&mut bytes)?;
            self.decode(bytes);
        }
        let taken = out.len().min(self.ready.len() - self.at);
        out[..taken].copy_from_slice(&self.ready[self.at..self.at + taken]);
        self.at += taken;
        Ok(taken)
    }
}

/// Every second byte of separators, line ends and Latin letters is none in UTF-16; text in other
/// encodings has hardly any such byte.
fn utf16_without_mark(input: &[u8]) -> Option<&'static Encoding> {
    let noughts = |first: usize| {
        let bytes = input.iter().skip(first).step_by(2);
        bytes.filter(|b| **b == 0).count()
    };
    let (even, odd) = (noughts(0), noughts(1));
    let many = (input.len() / 32).max(2);
    if odd >= many && even * 8 < odd {
        Some(UTF_16LE)
    } else if even >= many && odd * 8 < even {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "id,الاسم\n1,محمد\n2,Rêbwar\n3,😀\n";

    fn read(bytes: &[u8], named: Option<&str>) -> String {
        let named = named.map(|n| Encoding::for_label(n.as_bytes()).unwrap());
        let mut text = String::new();
        let mut decoded = Decoded::new(bytes, named).unwrap();
        decoded.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn utf16_is_read_with_and_without_mark() {
        let le: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&le, None), TEXT);
        assert_eq!(read(&be, None), TEXT);
        assert_eq!(read(&[&[0xFF, 0xFE][..], &le].concat(), None), TEXT);
        assert_eq!(read(&[&[0xFE, 0xFF][..], &be].concat(), None), TEXT);
        let long = TEXT.repeat(10_000);
        let le: Vec<u8> = long.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&le, None), long);
    }

    #[test]
    fn utf8_is_handed_on_and_old_encodings_are_read_if_named() {
        assert_eq!(read(TEXT.as_bytes(), None), TEXT);
        assert_eq!(
            read(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), None),
            TEXT
        );
        assert_eq!(read(b"\xED\xE3\xCF", Some("windows-1256")), "يمد");
        assert_eq!(read(b"Jos\xE9", Some("windows-1252")), "José");
        assert_eq!(read(b"a\0b,c\nd,e\n", None), "a\0b,c\nd,e\n");
    }
}
