//! Which way up a picture is, by its XMP: `tiff:Orientation`, as an attribute or as an element.

use image::metadata::Orientation;

/// The orientation in an XMP packet, if there is one of 1 to 8.
pub(super) fn orientation(packet: &[u8]) -> Option<Orientation> {
    const NAME: &[u8] = b"tiff:Orientation";
    let mut rest = packet;
    while let Some(at) = rest.windows(NAME.len()).position(|window| window == NAME) {
        rest = &rest[at + NAME.len()..];
        let value = match rest.trim_ascii_start() {
            [b'=', value @ ..] => match value.trim_ascii_start() {
                [b'"' | b'\'', value @ ..] => value,
                _ => continue,
            },
            [b'>', value @ ..] => value,
            _ => continue,
        };
        let found = match value.trim_ascii_start() {
            [
                digit @ b'1'..=b'8',
                b'"' | b'\'' | b'<' | b' ' | b'\n' | b'\r' | b'\t',
                ..,
            ] => Orientation::from_exif(digit - b'0'),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}
