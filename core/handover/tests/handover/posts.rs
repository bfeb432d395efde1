//! Only known posts are believed.

use aidpost_handover::{PublicKey, ReadError, read};

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use ed25519_dalek::{Signer, SigningKey};

use super::sample::{SOON, key, known, usual_message};

#[test]
fn an_unknown_key_is_named_and_nothing_is_read() {
    let text = usual_message().text();
    let id = key().public().id();
    for others in [&known()[..1], &[]] {
        assert_eq!(
            read(&text, others, SOON),
            Err(ReadError::UnknownKey { id: id.clone() })
        );
    }
}

#[test]
fn a_message_under_another_posts_name_is_refused() {
    let mut bytes = usual_message().bytes().to_vec();
    let other = BASE64_URL_SAFE_NO_PAD
        .decode(known()[0].key.text())
        .unwrap();
    bytes[1..5].copy_from_slice(&other[..4]);
    let text = format!("AP1.{}", BASE64_URL_SAFE_NO_PAD.encode(bytes));
    assert_eq!(read(&text, &known(), SOON), Err(ReadError::WrongSignature));
}

#[test]
fn a_signed_message_that_no_program_writes_is_not_read() {
    // Signed by a known post, with one bit of the last byte's filling set: only that post itself could have made it.
    let (message, signer) = (usual_message(), SigningKey::from_bytes(&[11; 32]));
    let signed_as = |bytes: &[u8]| {
        let purposed = [b"aidpost.handover/1\0", bytes].concat();
        let whole = [bytes, &signer.sign(&purposed).to_bytes()].concat();
        read(
            &format!("AP1.{}", BASE64_URL_SAFE_NO_PAD.encode(whole)),
            &known(),
            SOON,
        )
    };
    let body = &message.bytes()[..message.bytes().len() - 64];
    assert!(signed_as(body).is_ok());
    let longer = [body, &[0]].concat();
    assert_eq!(signed_as(&longer), Err(ReadError::Unreadable));
    assert_eq!(
        signed_as(&body[..body.len() - 1]),
        Err(ReadError::Unreadable)
    );
    for version in [1, 3] {
        let later = [&[version], &body[1..]].concat();
        assert_eq!(
            signed_as(&later),
            Err(ReadError::UnknownVersion { version })
        );
    }
}

#[test]
fn public_keys_are_read_as_they_are_written_and_weak_ones_refused() {
    let public = key().public();
    assert_eq!(
        PublicKey::from_text(&format!(" {}\n", public.text())),
        Ok(public)
    );
    assert_eq!(public.text().len(), 43);
    let zero = "A".repeat(43);
    let one = format!("AQ{}", "A".repeat(41));
    for text in ["", "key", &zero, &one] {
        assert_eq!(PublicKey::from_text(text), Err(ReadError::BadKey), "{text}");
    }
}

#[test]
fn a_secret_key_is_never_shown() {
    let shown = format!("{:?}", key());
    assert!(
        shown.contains("withheld") && !shown.contains("11, 11") && !shown.contains("0b0b"),
        "{shown}"
    );
}
