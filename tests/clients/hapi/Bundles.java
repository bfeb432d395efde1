import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.hl7.fhir.validation.instance.advisor.BasePolicyAdvisorForFullValidation;

/** Validates bundles, one a line, as HL7's own validator does: no error, and no warning but those whose reason stands here. */
public final class Bundles {
  /** Warnings that stay, by the validator's names for them, and why. */
  private static final Map<String, String> REASONS = Map.of(
      "All_observations_should_have_a_performer", "who measured is not asked",
      "All_observations_should_have_an_effectiveDateTime_or_an_effectivePeriod", "no time was told, and none is invented",
      "Terminology_PassThrough_TX_Message", "codes of this project, and LOINC without a terminology server",
      "Terminology_TX_NoValid_2_CC", "a vital sign beyond R4's own list bears its own code",
      "TYPE_SPECIFIC_CHECKS_DT_QTY_UCUM_ANNOTATIONS", "points of a score have no other unit in UCUM",
      "TYPE_SPECIFIC_CHECKS_DT_ATT_NO_CONTENT", "a photo whose file nobody read, or one that stays on the device",
      "Type_Specific_Checks_DT_String_WS", "texts are kept as they were written, with the spaces around them");

  public static void main(String[] arguments) throws Exception {
    var context = FhirContext.forR4();
    var module = new FhirInstanceValidator(new ValidationSupportChain(
        new DefaultProfileValidationSupport(context),
        new CommonCodeSystemsTerminologyService(context),
        new InMemoryTerminologyServerValidationSupport(context)));
    module.setValidatorPolicyAdvisor(new BasePolicyAdvisorForFullValidation(ReferenceValidationPolicy.IGNORE, Set.of()));
    var validator = context.newValidator().registerValidatorModule(module);
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var warnings = new TreeMap<String, Integer>();
    var wrong = new TreeMap<String, Integer>();
    int bundles = 0;
    for (String line; (line = lines.readLine()) != null; bundles++) {
      for (var message : validator.validateWithResult(line).getMessages()) {
        boolean isWarning = message.getSeverity() == ResultSeverityEnum.WARNING;
        if (message.getSeverity() == ResultSeverityEnum.INFORMATION) {
          continue;
        }
        if (isWarning && REASONS.containsKey(message.getMessageId())) {
          warnings.merge(message.getMessageId(), 1, Integer::sum);
        } else {
          wrong.merge(told(message), 1, Integer::sum);
        }
      }
    }
    warnings.forEach((id, count) -> System.out.printf("clients: fhir: %d warnings %s: %s%n", count, id, REASONS.get(id)));
    wrong.forEach((what, count) -> System.err.printf("clients: fhir: %d times %s%n", count, what));
    System.out.printf("clients: fhir: %d bundles by HAPI %s: %d kinds of errors or new warnings%n",
        bundles, ca.uhn.fhir.util.VersionUtil.getVersion(), wrong.size());
    System.exit(wrong.isEmpty() && bundles > 0 ? 0 : 1);
  }

  /** A message without what differs from bundle to bundle. */
  private static String told(SingleValidationMessage message) {
    String where = message.getLocationString().replaceAll("\\[\\d+\\]", "[]").replaceAll("/\\*[^*]*\\*/", "");
    String what = message.getMessage().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID").replaceAll("entry\\[\\d+\\]", "entry[]");
    String all = message.getSeverity() + " " + message.getMessageId() + " " + where + ": " + what;
    return all.substring(0, Math.min(500, all.length()));
  }
}
