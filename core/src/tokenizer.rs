//! tmp
use std::sync::Arc;
pub struct Tokenizer;
#[derive(Debug, thiserror::Error)]
#[error("x")]
pub struct TokenizerError;
impl Tokenizer {
  pub fn from_gguf(_: &aidpost_models::gguf::Gguf) -> Result<Self, TokenizerError> { Ok(Self) }
  pub fn encode(&self, _: &str) -> Vec<u32> { vec![] }
  pub fn count(&self, _: &str) -> usize { 0 }
  pub fn control(&self, _: &str) -> Option<u32> { None }
  pub fn bytes_of(&self, _: u32) -> &[u8] { &[] }
  pub fn vocab_size(&self) -> usize { 0 } pub fn eos(&self)->u32 {0} pub fn bos(&self)->u32 {0}
  pub fn environment(self: &Arc<Self>) -> toktrie::TokEnv { toktrie::ApproximateTokEnv::single_byte_env() }
}
