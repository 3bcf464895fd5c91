//! Plain values (lib0's `Any`).

use super::{MAX_NESTING, MAX_VALUE, Refused};
use crate::wire::Reader;

/// Passes over one value.
pub(super) fn value(reader: &mut Reader<'_>) -> Result<(), Refused> {
    let before = reader.remaining();
    nested(reader, MAX_NESTING)?;
    if before - reader.remaining() > MAX_VALUE {
        Err(Refused::TooLarge)
    } else {
        Ok(())
    }
}

fn nested(reader: &mut Reader<'_>, depth: u32) -> Result<(), Refused> {
    match reader.byte()? {
        // undefined, null, false, true
        127 | 126 | 121 | 120 => {}
        // integer
        125 => reader.skip_signed()?,
        // 32-bit and 64-bit numbers
        124 => drop(reader.take(4)?),
        123 => drop(reader.take(8)?),
        // text and bytes; yrs checks the encoding of texts before it integrates anything
        119 | 116 => drop(reader.buffer()?),
        // object
        118 => {
            let depth = depth.checked_sub(1).ok_or(Refused::Malformed)?;
            for _ in 0..reader.count(2)? {
                reader.buffer()?;
                nested(reader, depth)?;
            }
        }
        // array
        117 => {
            let depth = depth.checked_sub(1).ok_or(Refused::Malformed)?;
            for _ in 0..reader.count(1)? {
                nested(reader, depth)?;
            }
        }
        // 122, a big integer, is refused because `JSON.stringify` throws on it.
        _ => return Err(Refused::Malformed),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrays(depth: usize) -> Vec<u8> {
        let mut bytes = [117, 1].repeat(depth);
        bytes.push(126);
        bytes
    }

    #[test]
    fn nesting_is_bounded() {
        assert_eq!(value(&mut Reader::new(&arrays(32))), Ok(()));
        assert_eq!(
            value(&mut Reader::new(&arrays(33))),
            Err(Refused::Malformed)
        );
        assert_eq!(
            value(&mut Reader::new(&arrays(500_000))),
            Err(Refused::Malformed)
        );
    }

    #[test]
    fn counts_must_fit() {
        for tag in [116, 117, 118, 119] {
            assert_eq!(
                value(&mut Reader::new(&[tag, 0xff, 0xff, 0xff, 0x7a])),
                Err(Refused::Malformed)
            );
        }
    }

    #[test]
    fn what_yrs_writes_is_accepted() {
        use yrs::encoding::write::Write;
        let value_of = yrs::Any::from_json(
            r#"{"kind":"event","x":-12.5,"y":400000000,"w":120,"list":[null,true,{"a":"あ"}]}"#,
        )
        .unwrap();
        let mut bytes: Vec<u8> = Vec::new();
        bytes.write_u8(127);
        value_of.encode(&mut bytes);
        let mut reader = Reader::new(&bytes[1..]);
        assert_eq!(value(&mut reader), Ok(()));
        assert_eq!(reader.remaining(), 0);
    }
}
