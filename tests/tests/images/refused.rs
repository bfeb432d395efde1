//! A file of another kind is named, with what to do; a film whose preamble is another file's header is a film.

use aidpost::image::{Format, ImageError, Limits, prepare};
use aidpost_tests::dicom::{Film, element, file};

fn said(bytes: &[u8]) -> String {
    let error = prepare(bytes, &Limits::default()).map(|prepared| prepared.width);
    error.unwrap_err().to_string()
}

#[test]
fn a_file_of_another_kind_is_named_with_what_to_do() {
    let brand = |brands: &[u8]| [b"\0\0\0\x1Cftyp", brands, &[0; 64]].concat();
    let with = |head: &[u8]| [head, &[7; 64]].concat();
    for (bytes, message) in [
        (
            with(b"RIFF\x40\0\0\0WEBPVP8 "),
            "this is a WebP image: save it as JPEG or PNG",
        ),
        (
            with(b"II\x2A\0\x08\0\0\0"),
            "this is a TIFF or camera raw image: save it as JPEG or PNG",
        ),
        (
            with(b"MM\0\x2A\0\0\0\x08"),
            "this is a TIFF or camera raw image: save it as JPEG or PNG",
        ),
        (
            with(b"BM\x40\0\0\0"),
            "this is a BMP image: save it as JPEG or PNG",
        ),
        (
            with(b"GIF89a"),
            "this is a GIF image: save it as JPEG or PNG",
        ),
        (
            with(b"8BPS\0\x01"),
            "this is a Photoshop file (PSD): save it as JPEG or PNG",
        ),
        (
            brand(b"heic\0\0\0\0mif1heic"),
            "this is a HEIC image: open it and share it as JPEG",
        ),
        (
            brand(b"mif1\0\0\0\0mif1miaf"),
            "this is a HEIC image: open it and share it as JPEG",
        ),
        (
            brand(b"avif\0\0\0\0mif1"),
            "this is an AVIF image: open it and share it as JPEG",
        ),
        (
            brand(b"mif1\0\0\0\0avifmif1"),
            "this is an AVIF image: open it and share it as JPEG",
        ),
        (
            brand(b"isom\0\0\x02\0isomiso2"),
            "this is a video: take or save the picture in it as JPEG or PNG",
        ),
        (
            with(b"\xFF\x0A\xFA"),
            "this is a JPEG XL image: open it and share it as JPEG",
        ),
        (
            with(b"\0\0\0\x0CJXL \r\n\x87\n"),
            "this is a JPEG XL image: open it and share it as JPEG",
        ),
        (
            with(b"\0\0\0\x0CjP  \r\n\x87\n"),
            "this is a JPEG 2000 image: open it and share it as JPEG",
        ),
        (
            with(b"%PDF-1.7"),
            "this is a PDF document: take or save the picture in it as JPEG or PNG",
        ),
        (
            with(b"PK\x03\x04"),
            "this is a ZIP archive or office document: take or save the picture in it as JPEG or PNG",
        ),
        (
            with(b"<?xml version=\"1.0\"?>\n<svg "),
            "this is an SVG drawing: save it as JPEG or PNG",
        ),
        (
            with(b"hello"),
            "not a JPEG, PNG or DICOM file: open the picture and save it as JPEG or PNG",
        ),
    ] {
        assert_eq!(said(&bytes), message);
    }
}

#[test]
fn a_damaged_file_is_said_to_be_damaged_and_what_to_do() {
    assert_eq!(
        said(b"\x89PNG\r\n\x1a\n\0\0"),
        "the PNG file is damaged, not complete, or of a kind that cannot be read: take the picture again, or copy or save the file again"
    );
}

#[test]
fn a_film_is_known_by_its_own_mark_whatever_its_preamble_is() {
    let ramp: Vec<u8> = (0..896 * 896).map(|at| (at % 256) as u8).collect();
    let plain = Film::default().plain(&ramp);
    let expected = prepare(&plain, &Limits::default()).unwrap();
    for head in [
        &b"II\x2A\0\x08\0\0\0"[..],
        b"MM\0\x2A\0\0\0\x08",
        b"\xFF\xD8\xFF\xE0",
        b"\x89PNG\r\n\x1a\n",
        b"BM\0\0\0\0",
    ] {
        let mut dual = plain.clone();
        dual[..head.len()].copy_from_slice(head);
        assert_eq!(Format::of(&dual), Some(Format::Dicom));
        assert_eq!(prepare(&dual, &Limits::default()).unwrap(), expected);
    }
    // Cut off from its preamble, and without the length of its first group.
    assert_eq!(
        prepare(&plain[132..], &Limits::default()).unwrap(),
        expected
    );
    let unmeasured = [&plain[..132], &plain[144..]].concat();
    assert_eq!(prepare(&unmeasured, &Limits::default()).unwrap(), expected);
    // A data set alone, as some archives keep it.
    let film = Film {
        before: element(8, 0x60, b"CS", b"CR"),
        ..Film::default()
    };
    let whole = film.plain(&ramp);
    let dataset = &whole[whole.len() - film.elements().len() - 12 - ramp.len()..];
    assert_eq!(prepare(dataset, &Limits::default()).unwrap(), expected);
}

#[test]
fn a_film_that_cannot_be_shown_says_what_it_is() {
    let report = [
        element(8, 0x60, b"CS", b"SR"),
        element(0x40, 0xA040, b"CS", b"CONTAINER"),
    ]
    .concat();
    let report = file("1.2.840.10008.1.2.1", &report);
    for (bytes, word) in [
        (report, "no picture"),
        (
            Film::default().packed("1.2.840.10008.1.2.4.80", &[0; 64]),
            "JPEG-LS",
        ),
        (
            Film::default().packed("1.2.840.10008.1.2.4.110", &[0; 64]),
            "JPEG XL",
        ),
        (
            Film::default().packed("1.2.840.10008.1.2.4.102", &[0; 64]),
            "video",
        ),
        (
            Film::default().packed("1.2.840.10008.1.2.9", &[0; 64]),
            "transfer syntax",
        ),
    ] {
        let error = prepare(&bytes, &Limits::default()).unwrap_err();
        assert!(matches!(error, ImageError::Unsupported(Format::Dicom, _)));
        assert!(error.to_string().contains(word), "{error}");
    }
}
