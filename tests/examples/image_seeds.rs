//! Writes the small pictures of tests/images and some films into a folder a format, as seeds for the fuzz targets of core/fuzz.

use std::path::{Path, PathBuf};

use aidpost_tests::dicom::{Film, element, file, rle};

/// Side of a film.
const SIDE: u16 = 24;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let to = PathBuf::from(
        std::env::args()
            .nth(1)
            .unwrap_or_else(|| "seeds".to_owned()),
    );
    pictures(&to)?;
    let folder = to.join("dicom");
    std::fs::create_dir_all(&folder)?;
    for (number, film) in films()?.iter().enumerate() {
        std::fs::write(folder.join(format!("{number:02}.dcm")), film)?;
    }
    Ok(())
}

fn pictures(to: &Path) -> std::io::Result<()> {
    let from = aidpost_tests::here().join("images");
    let list = std::fs::read_to_string(from.join("pictures.list"))?;
    let pictures = std::fs::read(from.join("pictures.bin"))?;
    let mut rest = &pictures[..];
    for line in list.lines() {
        let (name, length) = line.split_once(' ').unwrap_or((line, "0"));
        let (picture, after) = rest.split_at(length.parse().unwrap_or(0));
        rest = after;
        let format = match name.rsplit('.').next() {
            Some("jpg") => "jpeg",
            Some(other) => other,
            None => continue,
        };
        // Small ones: a fuzzer wants many runs.
        if picture.len() < 8_000 {
            std::fs::create_dir_all(to.join(format))?;
            std::fs::write(to.join(format).join(name), picture)?;
        }
    }
    Ok(())
}

/// One of each way to write and to shade a film.
fn films() -> image::ImageResult<Vec<Vec<u8>>> {
    let area = usize::from(SIDE) * usize::from(SIDE);
    let ramp: Vec<u8> = (0..area).map(|at| (at % 256) as u8).collect();
    let words: Vec<u8> = (0..area as u16).flat_map(u16::to_le_bytes).collect();
    let size = (SIDE, SIDE);
    let grey = || Film {
        size,
        ..Film::default()
    };
    let windowed = || Film {
        window: Some(("900", "400")),
        rescale: Some(("-10", "2")),
        ..grey()
    };
    let deep = || Film {
        bits: (16, 12),
        ..windowed()
    };
    let colour = |photometric, planar| Film {
        samples: 3,
        photometric,
        planar: Some(planar),
        ..grey()
    };
    let threefold = ramp.repeat(3);
    let mut jpeg = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new(&mut jpeg);
    let (side, luma) = (u32::from(SIDE), image::ExtendedColorType::L8);
    image::ImageEncoder::write_image(encoder, &ramp, side, side, luma)?;
    let table = [
        element(0x28, 0x3002, b"US", &[0, 1, 0, 0, 8, 0]),
        element(0x28, 0x3006, b"OW", &words[..512]),
    ]
    .concat();
    let mut item = [0xFE, 0xFF, 0x00, 0xE0].to_vec();
    item.extend((table.len() as u32).to_le_bytes());
    item.extend(table);
    let tabled = [
        grey().elements(),
        element(0x28, 0x3010, b"SQ", &item),
        element(0x7FE0, 0x10, b"OB", &ramp),
    ]
    .concat();
    let inverted = Film {
        photometric: b"MONOCHROME1",
        ..grey()
    };
    let signed = Film {
        bits: (16, 16),
        signed: 1,
        ..grey()
    };
    Ok(vec![
        grey().plain(&ramp),
        inverted.plain(&ramp),
        deep().plain(&words),
        signed.plain(&words),
        colour(b"RGB", 0).plain(&threefold),
        colour(b"YBR_FULL", 1).plain(&threefold),
        file("1.2.840.10008.1.2.1", &tabled),
        file("1.2.840.10008.1.2", &implicit(&ramp)),
        deflated(&grey(), &ramp)?,
        grey().packed("1.2.840.10008.1.2.1.98", &ramp),
        grey().packed("1.2.840.10008.1.2.5", &rle(&[&ramp])),
        deep().packed("1.2.840.10008.1.2.5", &rle(&[&ramp, &ramp])),
        colour(b"RGB", 0).packed("1.2.840.10008.1.2.5", &rle(&[&ramp, &ramp, &ramp])),
        windowed().packed("1.2.840.10008.1.2.4.50", &jpeg),
        grey().packed("1.2.840.10008.1.2.4.70", &lossless()),
    ])
}

/// The elements of a grey film without their representations.
fn implicit(pixels: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut put = |group: u16, number: u16, value: &[u8]| {
        out.extend(group.to_le_bytes());
        out.extend(number.to_le_bytes());
        out.extend((value.len() as u32).to_le_bytes());
        out.extend(value);
    };
    put(0x28, 0x02, &[1, 0]);
    put(0x28, 0x04, b"MONOCHROME2 ");
    put(0x28, 0x10, &SIDE.to_le_bytes());
    put(0x28, 0x11, &SIDE.to_le_bytes());
    for (number, bits) in [(0x100, 8), (0x101, 8), (0x102, 7), (0x103, 0)] {
        put(0x28, number, &[bits, 0]);
    }
    put(0x7FE0, 0x10, pixels);
    out
}

fn deflated(film: &Film<'_>, pixels: &[u8]) -> std::io::Result<Vec<u8>> {
    use std::io::Write;
    let mut deflate =
        flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    deflate.write_all(&film.elements())?;
    deflate.write_all(&element(0x7FE0, 0x10, b"OB", pixels))?;
    Ok(file("1.2.840.10008.1.2.1.99", &deflate.finish()?))
}

/// A lossless JPEG (process 14, first-order prediction) of a single shade: every difference is 0, and its code one bit.
fn lossless() -> Vec<u8> {
    let [high, low] = SIDE.to_be_bytes();
    let mut out = vec![0xFF, 0xD8, 0xFF, 0xC4, 0, 20, 0, 1];
    out.extend([0; 15]);
    out.push(0);
    out.extend([0xFF, 0xC3, 0, 11, 8, high, low, high, low, 1, 1, 0x11, 0]);
    out.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 1, 0, 0]);
    out.resize(out.len() + usize::from(SIDE) * usize::from(SIDE) / 8, 0);
    out.extend([0xFF, 0xD9]);
    out
}
