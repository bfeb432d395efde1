import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.GroupDef;
import org.javarosa.core.model.IFormElement;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.data.DecimalData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.model.xform.XPathReference;
import org.javarosa.xform.util.XFormUtils;
import org.javarosa.xpath.expr.XPathFuncExpr;

/**
 * Fills a form as a worker does, sends its extras to the app that answers, and puts the answer back into the form.
 * {@code Forms odk|cht FORM.xml PROGRAM}: the program takes and gives one JSON object of texts.
 */
public final class Forms {
  private final FormDef form;
  private final boolean isOdk;
  private final String program;

  private Forms(boolean isOdk, String path, String program) throws Exception {
    this.isOdk = isOdk;
    this.program = program;
    try (var file = new FileInputStream(path)) {
      form = XFormUtils.getFormFromInputStream(file);
    }
    form.initialize(true, new InstanceInitializationFactory());
  }

  public static void main(String[] arguments) throws Exception {
    new org.javarosa.model.xform.XFormsModule().registerModule();
    var form = new Forms(arguments[0].equals("odk"), arguments[1], arguments[2]);
    form.check();
    System.out.printf("clients: forms: %s: five launches through JavaRosa%n", arguments[0]);
  }

  private void check() throws Exception {
    answer("asked_age", new IntegerData(408));
    var extras = extras();
    equal("an unanswered sign", extras.getOrDefault("signs_stridor", ""), "");
    equal("an unanswered checklist", extras.getOrDefault("checklist_complete", ""), "");
    launch();
    equal("colour without a measurement", shown("aidpost_acuity"), "not_triageable");

    answer("asked_heart_rate", new IntegerData(80));
    answer("asked_respiratory_rate", new IntegerData(16));
    answer("asked_temperature", new DecimalData(36.8));
    answer("asked_spo2", new DecimalData(98));
    answer("asked_sex", one("male"));
    answer("asked_avpu", one("alert"));
    answer("asked_stridor", one("no"));
    answer("asked_convulsions", one("no"));
    answer("asked_went_through", one("yes"));
    equal("a sign that is not there", extras().get("signs_stridor"), "absent");
    equal("the checklist", extras().get("checklist_complete"), "true");
    launch();
    equal("colour of a well man", shown("aidpost_acuity"), "green");
    equal("findings of a well man", shown("aidpost_findings_count"), "0");

    answer("asked_stridor", one("yes"));
    answer("asked_convulsions", one("yes"));
    answer("asked_heart_rate", new IntegerData(160));
    equal("a sign that is there", extras().get("signs_stridor"), "present");
    launch();
    equal("colour of an ill man", shown("aidpost_acuity"), "red");
    isTrue("three findings are shown", !shown("aidpost_findings_2_criterion").isEmpty());

    answer("asked_convulsions", one("no"));
    answer("asked_heart_rate", new IntegerData(80));
    launch();
    equal("findings of one sign", shown("aidpost_findings_count"), "1");
    isTrue("the first finding is shown", !shown("aidpost_findings_0_criterion").isEmpty());
    equal("what stays of an earlier answer", shown("aidpost_findings_1_criterion") + shown("aidpost_findings_2_criterion"), "");

    answer("asked_stridor", null);
    answer("asked_told", new StringData("He makes a harsh noise when he breathes in, = and, 'so' \"on\"."));
    launch();
    equal("colour by what was told, the question unanswered", shown("aidpost_acuity"), "red");
  }

  /** What the app is given. ODK Collect evaluates the intent's parameters; CHT takes the group of inputs as it stands. */
  private Map<String, String> extras() {
    var extras = new TreeMap<String, String>();
    if (!isOdk) {
      var inputs = at("triage").getFirstChild("triage_inputs");
      for (int i = 0; i < inputs.getNumChildren(); i++) {
        var child = inputs.getChildAt(i);
        extras.put(child.getName(), text(child.getValue()));
      }
      return extras;
    }
    String intent = group(form).getAdditionalAttribute(null, "intent");
    equal("the intent's name", intent.substring(0, intent.indexOf('(')).trim(), "org.example.TRIAGE");
    String inside = intent.substring(intent.indexOf('(') + 1, intent.lastIndexOf(')'));
    for (String pair : inside.split(",")) {
      String[] parts = pair.split("=");
      isTrue("a pair is a name and a path: " + pair, parts.length == 2 && parts[1].trim().startsWith("/"));
      var context = new EvaluationContext(form.getEvaluationContext(), at("triage").getRef());
      var nodes = XPathReference.getPathExpr(parts[1].trim()).eval(form.getMainInstance(), context);
      Object value = XPathFuncExpr.unpack(nodes);
      extras.put(parts[0].trim(), String.valueOf(value));
    }
    return extras;
  }

  /** Asks the program, and fills those outputs that its answer names, as both clients do; the others stay as they are. */
  private void launch() throws Exception {
    var json = new ObjectMapper();
    var process = new ProcessBuilder(program).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var in = process.getOutputStream()) {
      json.writeValue(in, extras());
    }
    Map<?, ?> answer = json.readValue(process.getInputStream(), LinkedHashMap.class);
    equal("the app's exit status", String.valueOf(process.waitFor()), "0");
    for (TreeElement output : outputs()) {
      Object text = answer.get(output.getName());
      if (text != null) {
        form.setValue(new StringData(text.toString()), output.getRef(), true);
      }
    }
  }

  private List<TreeElement> outputs() {
    var group = isOdk ? at("triage") : at("triage").getFirstChild("triage_outputs");
    var found = new ArrayList<TreeElement>();
    for (int i = 0; i < group.getNumChildren(); i++) {
      found.add(group.getChildAt(i));
    }
    return found;
  }

  private String shown(String name) {
    return outputs().stream().filter(output -> output.getName().equals(name)).map(output -> text(output.getValue())).findFirst().orElseThrow();
  }

  private void answer(String name, IAnswerData value) {
    form.setValue(value, at(name).getRef(), true);
  }

  private TreeElement at(String name) {
    return form.getMainInstance().getRoot().getFirstChild(name);
  }

  private static IAnswerData one(String choice) {
    return new SelectOneData(new Selection(choice));
  }

  private static String text(IAnswerData value) {
    return value == null ? "" : value.uncast().getString();
  }

  private static GroupDef group(IFormElement of) {
    return of.getChildren().stream().filter(GroupDef.class::isInstance).map(GroupDef.class::cast).findFirst().orElseThrow();
  }

  private static void equal(String what, String found, String expected) {
    isTrue(what + " is \"" + found + "\" and not \"" + expected + "\"", expected.equals(found));
  }

  private static void isTrue(String what, boolean holds) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
