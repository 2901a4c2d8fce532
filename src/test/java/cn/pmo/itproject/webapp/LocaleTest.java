package cn.pmo.itproject.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Chinese texts that are built into the class path, against the English ones that Camunda's web applications come with. */
class LocaleTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the page puts into a text, its mark-up and characters written as entities. */
  private static final Pattern KEPT = Pattern.compile("\\{\\{.*?}}|\\{}|%[a-zA-Z]|</?(?:a|br|strong)\\b[^>]*>|&#?\\w+;");

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** What is written alike in both languages: signs, literals, and names of formats and products. */
  private static final Pattern ALIKE = Pattern.compile("|L|[<>]=?|<(null|undefined)>|ID\\*?|CSV|JSON|Optimize|YYYY-MM-DDTHH:mm:ss");

  private static final String DATE_FORMATS = "dateLocales.longDateFormat.";

  /** The letter that makes “instance” more than one. */
  private static final String PLURAL = "s";

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void everyTextIsTranslatedAndKeepsWhatThePagePutsIntoIt(String app) {
    assertThat(faults(read(app, "en"), read(app, "zh"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void applicationsAreShownInChineseOrEnglishUnderTheProductsName(String app) {
    assertThat(text(app, "scripts/config.js")).contains("availableLocales", "fallbackLocale", "信息化项目管理");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome"})
  void bannerIsHiddenFromThoseWhoWorkOnTasks(String app) {
    assertThat(text(app, "styles/user-styles.css")).contains(".ce-eol-banner{display:none}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cockpit", "admin"})
  void bannerStaysForThoseWhoRunTheSystem(String app) {
    assertThat(text(app, "styles/user-styles.css")).isNotEmpty().doesNotContain("ce-eol-banner");
  }

  @Test
  void aMissingTextIsFound() throws IOException {
    assertThat(faults("{\"labels\": {\"OK\": \"Okay\", \"NO\": \"No\"}}", "{\"labels\": {\"OK\": \"好\"}}"))
        .containsExactly("labels.NO is missing");
  }

  @Test
  void aTextThatEnglishDoesNotHaveIsFound() throws IOException {
    assertThat(faults("{\"labels\": {}}", "{\"labels\": {\"OK\": \"好\"}}")).containsExactly("labels.OK is not known");
  }

  @Test
  void anotherOrderIsFound() throws IOException {
    assertThat(faults("{\"a\": \"Yes\", \"b\": \"No\"}", "{\"b\": \"否\", \"a\": \"是\"}")).containsExactly("the keys are in another order");
  }

  @Test
  void anEnglishTextIsFound() throws IOException {
    assertThat(faults("{\"a\": \"Yes\", \"b\": \"Save {{name}}\", \"c\": \"ID\"}",
        "{\"a\": \"Yes\", \"b\": \"Store {{name}}\", \"c\": \"ID\"}"))
        .containsExactly("a is not Chinese: Yes", "b is not Chinese: Store {{name}}");
  }

  @Test
  void anEmptyTextIsFound() throws IOException {
    assertThat(faults("{\"a\": \"Yes\", \"b\": \"\"}", "{\"a\": \"\", \"b\": \"\"}")).containsExactly("a is not Chinese: ");
  }

  @Test
  void aChangedPlaceholderOrMarkupIsFound() throws IOException {
    assertThat(faults("{\"a\": \"{{n}} days\", \"b\": \"in %s\", \"c\": \"<a href=\\\"#\\\">Go</a>\", \"d\": \"&lt;none&gt;\"}",
        "{\"a\": \"{{m}} 天\", \"b\": \"后\", \"c\": \"<a href=\\\"/\\\">去</a>\", \"d\": \"<无>\"}"))
        .extracting(fault -> fault.substring(0, fault.indexOf(':')))
        .containsExactly("a keeps not what English has", "b keeps not what English has", "c keeps not what English has",
            "d keeps not what English has");
  }

  @Test
  void aListOfAnotherLengthIsFound() throws IOException {
    assertThat(faults("{\"months\": [\"January\", \"February\"]}", "{\"months\": [\"一月\"]}")).containsExactly("months.1 is missing");
  }

  private static List<String> faults(String english, String chinese) throws IOException {
    return faults(JSON.readTree(english), JSON.readTree(chinese));
  }

  private static List<String> faults(JsonNode englishLocale, JsonNode chineseLocale) {
    Map<String, JsonNode> english = flat(englishLocale);
    Map<String, JsonNode> chinese = flat(chineseLocale);
    List<String> faults = new ArrayList<>();
    english.keySet().stream().filter(key -> !chinese.containsKey(key)).forEach(key -> faults.add(key + " is missing"));
    chinese.keySet().stream().filter(key -> !english.containsKey(key)).forEach(key -> faults.add(key + " is not known"));
    if (faults.isEmpty() && !List.copyOf(english.keySet()).equals(List.copyOf(chinese.keySet()))) {
      faults.add("the keys are in another order");
    }
    chinese.forEach((key, text) -> {
      if (english.containsKey(key) && english.get(key).isTextual()) {
        addFaults(faults, key, english.get(key).textValue(), text.asText());
      }
    });
    return faults;
  }

  private static void addFaults(List<String> faults, String key, String english, String chinese) {
    if (!CHINESE.matcher(chinese).find() && !key.startsWith(DATE_FORMATS) && !alike(english, chinese)) {
      faults.add(key + " is not Chinese: " + chinese);
    }
    if (!kept(english).equals(kept(chinese))) {
      faults.add(key + " keeps not what English has: " + english + " | " + chinese);
    }
  }

  private static boolean alike(String english, String chinese) {
    return ALIKE.matcher(english).matches() && chinese.equals(english) || english.equals(PLURAL) && chinese.isBlank();
  }

  private static List<String> kept(String text) {
    return KEPT.matcher(text).results().map(result -> result.group()).sorted().toList();
  }

  private static Map<String, JsonNode> flat(JsonNode locale) {
    Map<String, JsonNode> texts = new LinkedHashMap<>();
    visit("", locale, texts);
    return texts;
  }

  private static void visit(String path, JsonNode node, Map<String, JsonNode> texts) {
    String prefix = path.isEmpty() ? "" : path + ".";
    if (node.isObject()) {
      node.fields().forEachRemaining(field -> visit(prefix + field.getKey(), field.getValue(), texts));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        visit(prefix + i, node.get(i), texts);
      }
    } else {
      texts.put(path, node);
    }
  }

  private static JsonNode read(String app, String language) {
    try {
      // Camunda's files begin with a byte order mark.
      return JSON.readTree(text(app, "locales/" + language + ".json").replace("\uFEFF", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String app, String file) {
    String name = "/META-INF/resources/webjars/camunda/app/" + app + "/" + file;
    try (InputStream in = LocaleTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
