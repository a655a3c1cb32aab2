package org.newsloom.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguagesTest {
  private static final Languages LANGUAGES = new Languages();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I have not seen the boiler yet, but it should be there by the end of the week.",
        "de | Ich habe den Kessel noch nicht gesehen, aber er sollte bis zum Ende der Woche da sein.",
        "fr | Je n'ai pas encore vu la chaudière, mais elle devrait être là avant la fin de la semaine.",
        "es | Todavía no he visto la caldera, pero debería estar aquí antes del fin de la semana.",
        "it | Non ho ancora visto la caldaia, ma dovrebbe essere qui entro la fine della settimana.",
        "pt | Ainda não vi a caldeira, mas ela deve estar aqui até ao fim da semana, se não for antes.",
        "nl | Ik heb de ketel nog niet gezien, maar hij zou er aan het einde van de week moeten zijn.",
        "sv | Jag har inte sett pannan än, men den borde vara här innan slutet av veckan.",
        "da | Jeg har ikke set kedlen endnu, men den burde være her inden slutningen af ugen, blot ikke af mig.",
        "no | Jeg har ikke sett kjelen ennå, men den skulle være her før uken er slutt, og det er bare"
            + " dere som ikke vet hvordan.",
        "fi | En ole vielä nähnyt kattilaa, mutta sen pitäisi olla täällä ennen kuin viikko on ohi.",
        "hu | Még nem láttam a kazánt, de a hét végéig itt kell lennie, és azt mondják, hogy jó.",
        "cs | Ještě jsem ten kotel neviděl, ale měl by tu být do konce týdne, jak jsem již řekl.",
        "ro | Nu am văzut încă centrala, dar ar trebui să fie aici până la sfârșitul săptămânii.",
        "tr | Kazanı henüz görmedim, ama bu hafta sonuna kadar burada olması gerekiyor ve çok iyi.",
        "id | Saya belum melihat ketel itu, tetapi seharusnya sudah ada di sini pada akhir pekan ini.",
        "ru | Я ещё не видел этот котёл, но он должен быть здесь до конца недели, как мне сказали.",
        "uk | Я ще не бачив цей котел, але він має бути тут до кінця тижня, її привезуть.",
        "bg | Още не съм видял котела, но той трябва да бъде тук до края на седмицата.",
        "el | Δεν έχω δει ακόμα τον λέβητα.",
        "he | עדיין לא ראיתי את הדוד הזה.",
        "ar | لم أر الغلاية بعد، ولكن من المفترض أن تكون هنا في نهاية هذا الأسبوع على أي حال.",
        "fa | من هنوز دیگ بخار را ندیده‌ام، اما باید تا پایان هفته در اینجا باشد و این را به من گفته‌اند.",
        "hi | मैंने अभी तक बॉयलर नहीं देखा है, लेकिन यह सप्ताह के अंत तक यहाँ होना चाहिए।",
        "ja | ボイラーはまだ見ていませんが、週末までには届くはずです。",
        "zh | 我还没有看到锅炉，不过周末之前应该会到。",
        "ko | 보일러를 아직 보지 못했습니다.",
        "th | ฉันยังไม่เห็นหม้อไอน้ำ",
      })
  void knows(String tag, String text) {
    assertThat(LANGUAGES.of(text)).contains(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "x = y + 1;",
        "Windows Linux Java Python Kernel Driver",
        "1234 5678 !!! ???",
        "+1\nLGTM",
        "no no no",
      })
  void saysNothingRatherThanSomethingWrong(String text) {
    assertThat(LANGUAGES.of(text)).isEmpty();
  }

  @Test
  void aFewForeignWordsChangeNothing() {
    assertThat(
            LANGUAGES.of(
                "The word “Weltanschauung” (also 世界観) is one that he has from the German, and it is"
                    + " what they mean by it."))
        .contains("en");
    assertThat(LANGUAGES.of("他用的是 Linux 和 Windows 系统，我们都不知道为什么会这样。")).contains("zh");
  }

  @Test
  void aLongTextCostsNoMoreThanItsBeginning() {
    assertThat(LANGUAGES.of("The cat and the dog were there. ".repeat(300_000))).contains("en");
  }

  @Property
  void noTextThrows(@ForAll String text) {
    assertThat(LANGUAGES.of(text).map(String::length).orElse(2)).isBetween(2, 3);
  }
}
