//! Writing lib0's variable-length encoding.

use bytes::{BufMut, Bytes, BytesMut};

/// Collects one frame.
#[derive(Debug)]
pub struct Writer {
    bytes: BytesMut,
}

impl Writer {
    /// An empty frame with room for `capacity` bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            bytes: BytesMut::with_capacity(capacity),
        }
    }

    /// An unsigned number.
    pub fn var(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.put_u8(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.put_u8(number as u8);
    }

    /// Bytes preceded by their number.
    pub fn buffer(&mut self, buffer: &[u8]) {
        self.var(buffer.len() as u64);
        self.bytes.put_slice(buffer);
    }

    /// The frame.
    pub fn into_bytes(self) -> Bytes {
        self.bytes.freeze()
    }
}
