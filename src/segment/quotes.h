/// Pairs quotation marks, block by block, with nesting, continuation over paragraphs and recovery.
#pragma once

#include <cstdint>

#include "laut/document.h"
#include "segment/scratch.h"

namespace laut::segment {

/// One document's pairing. Call block() for every block in order, after tokenizing and before splitting it into
/// sentences, then finish() once. Linear: the stack is bounded, marks below it are plain punctuation.
///
/// Method: each mark is read by its shape („ opens, “ closes where „ is open, ...), and where the shape leaves it open
/// ("), by the blanks around it, then by alternation. A mark without partner:
/// - an opening one whose next paragraph opens with the same mark, or holds a closing one that nothing there opened, is
///   continued: it reaches to the end of its paragraph;
/// - any other opening double mark reaches to the end of its sentence (of the paragraph where it is the paragraph's
/// first
///   token and only mark), and QuoteMarks::close stays `none`;
/// - single marks and closing ones without partner are dropped: punctuation.
class QuotePairer {
 public:
  static constexpr std::uint32_t deepest = 8;  ///< levels that are kept

  QuotePairer(Document& doc, Scratch& scratch) : doc_(doc), scratch_(scratch) {}

  /// Pairs Scratch::marks, which are of the tokens in `range`. `running`: body text, over whose paragraphs quotations
  /// go on.
  void block(TokenRange range, bool running);
  /// Completes Document::quote_marks. Precondition: sentences are there.
  void finish();

 private:
  enum State : std::uint8_t { open, closed, dropped, lost, lost_to_block_end, continued };
  enum class Role : std::uint8_t { opens, closes, orphan };
  struct Sides {
    bool opens, closes;  ///< what the blanks and letters around a mark speak for; both or none: undecided
    bool blank_behind;
  };

  Sides sides(std::uint32_t token) const;
  std::uint32_t partner(Quote closer, bool strictly_closes) const;
  Role role(Quote quote, Sides s, std::uint32_t& partner_at);
  void open_mark(Mark m);
  void close_mark(Mark m, std::uint32_t at);
  bool close_from_before(Mark m, TokenRange range);
  void plain(std::uint32_t token);
  void drop(std::uint32_t record);
  void end_block(TokenRange range, bool running);

  Document& doc_;
  Scratch& scratch_;
  std::uint32_t pending_ = none;    ///< record left open by the running block before
  std::uint32_t too_deep_ = 0;      ///< marks opened below the deepest level
  std::uint32_t block_record_ = 0;  ///< first record of the block
};

}  // namespace laut::segment
