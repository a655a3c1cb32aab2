package org.newsloom.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectsTest {
  @ParameterizedTest
  @CsvSource({
    "Hello, Re: Hello",
    "Re: Hello, Re: Hello",
    "RE: Hello, Re: Hello",
    "Re:Hello, Re: Hello",
    "Re^2: Hello, Re: Hello",
    "Re[3]: Hello, Re: Hello",
    "Re(4): Hello, Re: Hello",
    "Re: Re: Hello, Re: Hello",
    "AW: Hello, Re: Hello",
    "SV: Hello, Re: Hello",
    "Antw: Hello, Re: Hello",
    "RES: Hello, Re: Hello",
    "回复：Hello, Re: Hello",
    "Aw: Re: SV: Hello, Re: Hello",
    "Svar: Hello, Re: Hello",
    "Vá: Hello, Re: Hello",
    "ΑΠ: Hello, Re: Hello",
    "Отв: Hello, Re: Hello",
    "ОТВЕТ: Hello, Re: Hello",
    "返信: Hello, Re: Hello",
    "Re\u00a0: Hello, Re: Hello",
    "Re:\u00a0Hello, Re: Hello",
    "Ref: Hello, Re: Ref: Hello",
    "Regarding: Hello, Re: Regarding: Hello",
    "Reply, Re: Reply",
    "Re: , 'Re: '",
    "RE: Aw:, 'Re: '",
  })
  void anAnswerHasOneMark(String subject, String expected) {
    assertThat(Subjects.answerTo(subject)).isEqualTo(expected);
  }

  @Test
  void aLongSubjectIsKeptWhole() {
    String subject = "So ein langer Betreff über Größe ".repeat(12) + "Ende";
    assertThat(Subjects.answerTo(subject)).isEqualTo("Re: " + subject);
  }
}
