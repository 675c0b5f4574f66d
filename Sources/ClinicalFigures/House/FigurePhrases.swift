/// What figures say in German, French, Spanish, Italian, Portuguese, Dutch and Japanese, in this order.
enum FigurePhrases {
  static let all: [String: [String]] = survival.merging(judging) { first, _ in first }
    .merging(effects) { first, _ in first }

  // MARK: - Time and survival

  private static let survival: [String: [String]] = [
    "Survival (%)": [
      "Überleben (%)", "Survie (%)", "Supervivencia (%)", "Sopravvivenza (%)", "Sobrevida (%)",
      "Overleving (%)", "生存率（%）",
    ],
    "Cumulative incidence (%)": [
      "Kumulative Inzidenz (%)", "Incidence cumulée (%)", "Incidencia acumulada (%)",
      "Incidenza cumulativa (%)", "Incidência cumulativa (%)", "Cumulatieve incidentie (%)",
      "累積発生率（%）",
    ],
    "Time": ["Zeit", "Temps", "Tiempo", "Tempo", "Tempo", "Tijd", "時間"],
    "days": ["Tage", "jours", "días", "giorni", "dias", "dagen", "日"],
    "weeks": ["Wochen", "semaines", "semanas", "settimane", "semanas", "weken", "週"],
    "months": ["Monate", "mois", "meses", "mesi", "meses", "maanden", "か月"],
    "years": ["Jahre", "ans", "años", "anni", "anos", "jaar", "年"],
    "day": ["Tag", "jour", "día", "giorno", "dia", "dag", "日"],
    "week": ["Woche", "semaine", "semana", "settimana", "semana", "week", "週"],
    "month": ["Monat", "mois", "mes", "mese", "mês", "maand", "か月"],
    "year": ["Jahr", "an", "año", "anno", "ano", "jaar", "年"],
    "time": ["Zeit", "temps", "tiempo", "tempo", "tempo", "tijd", "時間"],
    "No. at risk (events)": [
      "Unter Risiko (Ereignisse)", "À risque (évènements)", "En riesgo (eventos)",
      "A rischio (eventi)", "Em risco (eventos)", "At risk (gebeurtenissen)", "リスク集合（イベント数）",
    ],
    "At risk": [
      "Unter Risiko", "À risque", "En riesgo", "A rischio", "Em risco", "At risk", "リスク集合",
    ],
    "No. at risk and events so far": [
      "Unter Risiko und bisherige Ereignisse", "À risque et évènements cumulés",
      "En riesgo y eventos acumulados", "A rischio ed eventi cumulati",
      "Em risco e eventos acumulados", "At risk en gebeurtenissen tot dan",
      "リスク集合と累積イベント数",
    ],
    "Median": ["Median", "Médiane", "Mediana", "Mediana", "Mediana", "Mediaan", "中央値"],
    "median": ["Median", "médiane", "mediana", "mediana", "mediana", "mediaan", "中央値"],
    "Log-rank": [
      "Log-Rank", "Log-rank", "Log-rank", "Log-rank", "Log-rank", "Logrank", "ログランク検定",
    ],
    "Time-dependent AUC": [
      "Zeitabhängige AUC", "AUC dépendante du temps", "AUC dependiente del tiempo",
      "AUC dipendente dal tempo", "AUC dependente do tempo", "Tijdsafhankelijke AUC",
      "時間依存性AUC",
    ],
  ]

  // MARK: - Performance and utility

  private static let judging: [String: [String]] = [
    "Sensitivity": [
      "Sensitivität", "Sensibilité", "Sensibilidad", "Sensibilità", "Sensibilidade",
      "Sensitiviteit", "感度",
    ],
    "Specificity": [
      "Spezifität", "Spécificité", "Especificidad", "Specificità", "Especificidade",
      "Specificiteit", "特異度",
    ],
    "1 − specificity": [
      "1 − Spezifität", "1 − spécificité", "1 − especificidad", "1 − specificità",
      "1 − especificidade", "1 − specificiteit", "1 − 特異度",
    ],
    "Cut-off": ["Schwelle", "Seuil", "Corte", "Soglia", "Corte", "Afkapwaarde", "カットオフ"],
    "Cases": ["Fälle", "Cas", "Casos", "Casi", "Casos", "Gevallen", "症例"],
    "Controls": [
      "Kontrollen", "Témoins", "Controles", "Controlli", "Controles", "Controles", "対照",
    ],
    "case": ["Fall", "cas", "caso", "caso", "caso", "geval", "例"],
    "cases": ["Fälle", "cas", "casos", "casi", "casos", "gevallen", "例"],
    "control": ["Kontrolle", "témoin", "control", "controllo", "controle", "controle", "対照"],
    "controls": [
      "Kontrollen", "témoins", "controles", "controlli", "controles", "controles", "対照",
    ],
    "Observed risk": [
      "Beobachtetes Risiko", "Risque observé", "Riesgo observado", "Rischio osservato",
      "Risco observado", "Waargenomen risico", "観察されたリスク",
    ],
    "Predicted risk": [
      "Vorhergesagtes Risiko", "Risque prédit", "Riesgo predicho", "Rischio predetto",
      "Risco predito", "Voorspeld risico", "予測リスク",
    ],
    "Intercept": [
      "Achsenabschnitt", "Ordonnée à l’origine", "Intercepto", "Intercetta", "Intercepto",
      "Intercept", "切片",
    ],
    "Slope": ["Steigung", "Pente", "Pendiente", "Pendenza", "Inclinação", "Helling", "傾き"],
    "n, events": [
      "n, Ereignisse", "n, évènements", "n, eventos", "n, eventi", "n, eventos",
      "n, gebeurtenissen", "例数、イベント数",
    ],
    "Flexible curve": [
      "Flexible Kurve", "Courbe flexible", "Curva flexible", "Curva flessibile", "Curva flexível",
      "Flexibele curve", "平滑曲線",
    ],
    "With event (top), without": [
      "Mit Ereignis (oben), ohne", "Avec évènement (haut), sans", "Con evento (arriba), sin",
      "Con evento (sopra), senza", "Com evento (acima), sem", "Met gebeurtenis (boven), zonder",
      "イベントあり（上）、なし",
    ],
    "Groups of risk": [
      "Risikogruppen", "Groupes de risque", "Grupos de riesgo", "Gruppi di rischio",
      "Grupos de risco", "Risicogroepen", "リスク群",
    ],
    "Other rows": [
      "Andere Daten", "Autres données", "Otros datos", "Altri dati", "Outros dados",
      "Andere gegevens", "他のデータ",
    ],
    "Apparent": [
      "Apparent", "Apparent", "Aparente", "Apparente", "Aparente", "Apparent", "見かけ上",
    ],
    "Not estimable:": [
      "Nicht schätzbar:", "Non estimable :", "No estimable:", "Non stimabile:", "Não estimável:",
      "Niet te schatten:", "推定不能：",
    ],
    "Net benefit per patient": [
      "Nettonutzen je Patient", "Bénéfice net par patient", "Beneficio neto por paciente",
      "Beneficio netto per paziente", "Benefício líquido por paciente", "Netto baat per patiënt",
      "患者あたり純便益",
    ],
    "Treat all": [
      "Alle behandeln", "Traiter tous", "Tratar a todos", "Trattare tutti", "Tratar todos",
      "Allen behandelen", "全員治療",
    ],
    "Treat none": [
      "Niemanden behandeln", "N’en traiter aucun", "No tratar a nadie", "Non trattare nessuno",
      "Não tratar ninguém", "Niemand behandelen", "治療なし",
    ],
    "High risk": [
      "Hohes Risiko", "Risque élevé", "Riesgo alto", "Rischio alto", "Risco alto", "Hoog risico",
      "高リスク",
    ],
    "High risk with event": [
      "Hohes Risiko mit Ereignis", "Risque élevé avec évènement", "Riesgo alto con evento",
      "Rischio alto con evento", "Risco alto com evento", "Hoog risico met gebeurtenis",
      "高リスク・イベントあり",
    ],
    "High risk without event": [
      "Hohes Risiko ohne Ereignis", "Risque élevé sans évènement", "Riesgo alto sin evento",
      "Rischio alto senza evento", "Risco alto sem evento", "Hoog risico zonder gebeurtenis",
      "高リスク・イベントなし",
    ],
    "Threshold risk (%)": [
      "Schwellenrisiko (%)", "Risque seuil (%)", "Riesgo umbral (%)", "Rischio soglia (%)",
      "Risco limiar (%)", "Drempelrisico (%)", "閾値リスク（%）",
    ],
    "Threshold": ["Schwelle", "Seuil", "Umbral", "Soglia", "Limiar", "Drempel", "閾値"],
    "With event": [
      "Mit Ereignis", "Avec évènement", "Con evento", "Con evento", "Com evento",
      "Met gebeurtenis", "イベントあり",
    ],
    "Without event": [
      "Ohne Ereignis", "Sans évènement", "Sin evento", "Senza evento", "Sem evento",
      "Zonder gebeurtenis", "イベントなし",
    ],
    "Net benefit": [
      "Nettonutzen", "Bénéfice net", "Beneficio neto", "Beneficio netto", "Benefício líquido",
      "Netto baat", "純便益",
    ],
    "Interventions avoided": [
      "Vermiedene Eingriffe", "Interventions évitées", "Intervenciones evitadas",
      "Interventi evitati", "Intervenções evitadas", "Vermeden ingrepen", "回避された介入",
    ],
    "Harm:benefit": [
      "Schaden:Nutzen", "Risque:bénéfice", "Daño:beneficio", "Danno:beneficio",
      "Dano:benefício", "Schade:baat", "害:益",
    ],
    "Gain in net benefit": [
      "Gewinn an Nettonutzen", "Gain de bénéfice net", "Ganancia de beneficio neto",
      "Guadagno di beneficio netto", "Ganho de benefício líquido", "Winst in netto baat",
      "純便益の増分",
    ],
    "Prediction": [
      "Vorhersage", "Prédiction", "Predicción", "Previsione", "Predição", "Voorspelling", "予測",
    ],
    "Patients per {}": [
      "Patienten je {}", "Patients pour {}", "Pacientes por {}", "Pazienti su {}",
      "Pacientes por {}", "Patiënten per {}", "{}人あたりの患者数",
    ],
    "All events, {}": [
      "Alle Ereignisse, {}", "Tous les évènements, {}", "Todos los eventos, {}",
      "Tutti gli eventi, {}", "Todos os eventos, {}", "Alle gebeurtenissen, {}", "全イベント、{}",
    ],
    "Patients, in order of score": [
      "Patienten nach Score", "Patients par score", "Pacientes por puntuación",
      "Pazienti per punteggio", "Pacientes por escore", "Patiënten naar score", "スコア順の患者",
    ],
    "Patients of each outcome (%)": [
      "Patienten je Ausgang (%)", "Patients par issue (%)", "Pacientes por desenlace (%)",
      "Pazienti per esito (%)", "Pacientes por desfecho (%)", "Patiënten per uitkomst (%)",
      "転帰別の患者割合（%）",
    ],
    "with the event": [
      "mit Ereignis", "avec évènement", "con evento", "con evento", "com evento",
      "met gebeurtenis", "イベントあり",
    ],
    "without": ["ohne", "sans", "sin", "senza", "sem", "zonder", "なし"],
    "Score − cut-off": [
      "Score − Schwelle", "Score − seuil", "Puntuación − corte", "Punteggio − soglia",
      "Escore − corte", "Score − afkapwaarde", "スコア − カットオフ",
    ],
    "Cut-off − score": [
      "Schwelle − Score", "Seuil − score", "Corte − puntuación", "Soglia − punteggio",
      "Corte − escore", "Afkapwaarde − score", "カットオフ − スコア",
    ],
    "Above the cut-off": [
      "Über der Schwelle", "Au-dessus du seuil", "Por encima del corte", "Sopra la soglia",
      "Acima do corte", "Boven de afkapwaarde", "カットオフ以上",
    ],
    "Below the cut-off": [
      "Unter der Schwelle", "Au-dessous du seuil", "Por debajo del corte", "Sotto la soglia",
      "Abaixo do corte", "Onder de afkapwaarde", "カットオフ未満",
    ],
    "Standardised log-rank statistic": [
      "Standardisierte Log-Rank-Statistik", "Statistique du log-rank standardisée",
      "Estadístico log-rank estandarizado", "Statistica log-rank standardizzata",
      "Estatística log-rank padronizada", "Gestandaardiseerde logrankstatistiek",
      "標準化ログランク統計量",
    ],
    "Patients": [
      "Patienten", "Patients", "Pacientes", "Pazienti", "Pacientes", "Patiënten", "患者数",
    ],
    "Cut at {}": [
      "Schnitt bei {}", "Seuil à {}", "Corte en {}", "Taglio a {}", "Corte em {}",
      "Afkapwaarde {}", "カットオフ {}",
    ],
    "Corrected {}": [
      "Korrigiert: {}", "Corrigé : {}", "Corregido: {}", "Corretto: {}", "Corrigido: {}",
      "Gecorrigeerd: {}", "補正後 {}",
    ],
  ]

  // MARK: - Effects, nomograms and distributions

  private static let effects: [String: [String]] = [
    "Variable": [
      "Variable", "Variable", "Variable", "Variabile", "Variável", "Variabele", "変数",
    ],
    "Subgroup": [
      "Subgruppe", "Sous-groupe", "Subgrupo", "Sottogruppo", "Subgrupo", "Subgroep",
      "サブグループ",
    ],
    "Events/*n*": [
      "Ereignisse/*n*", "Évènements/*n*", "Eventos/*n*", "Eventi/*n*", "Eventos/*n*",
      "Gebeurtenissen/*n*", "イベント数/例数",
    ],
    "(reference)": [
      "(Referenz)", "(référence)", "(referencia)", "(riferimento)", "(referência)",
      "(referentie)", "（基準）",
    ],
    "overall": ["gesamt", "ensemble", "global", "complessivo", "global", "totaal", "全体"],
    "{} for interaction": [
      "{} der Interaktion", "{} d’interaction", "{} de interacción", "{} di interazione",
      "{} de interação", "{} voor interactie", "交互作用の{}",
    ],
    "Hazard ratio": [
      "Hazard-Ratio", "Rapport de risques instantanés", "Razón de riesgos instantáneos",
      "Hazard ratio", "Razão de riscos instantâneos", "Hazardratio", "ハザード比",
    ],
    "Odds ratio": [
      "Odds-Ratio", "Rapport des cotes", "Razón de momios", "Odds ratio", "Razão de chances",
      "Oddsratio", "オッズ比",
    ],
    "Risk ratio": [
      "Risikoverhältnis", "Risque relatif", "Riesgo relativo", "Rischio relativo",
      "Risco relativo", "Relatief risico", "リスク比",
    ],
    "Difference": [
      "Differenz", "Différence", "Diferencia", "Differenza", "Diferença", "Verschil", "差",
    ],
    " (log scale)": [
      " (logarithmisch)", " (échelle log)", " (escala log)", " (scala log)", " (escala log)",
      " (logschaal)", "（対数目盛）",
    ],
    "Lower hazard": [
      "Geringeres Risiko", "Risque plus faible", "Menor riesgo", "Rischio minore",
      "Menor risco", "Lager risico", "低リスク",
    ],
    "Higher hazard": [
      "Höheres Risiko", "Risque plus élevé", "Mayor riesgo", "Rischio maggiore", "Maior risco",
      "Hoger risico", "高リスク",
    ],
    "Lower odds": [
      "Geringere Odds", "Cote plus faible", "Menor momio", "Odds minori", "Menor chance",
      "Lagere odds", "低オッズ",
    ],
    "Higher odds": [
      "Höhere Odds", "Cote plus élevée", "Mayor momio", "Odds maggiori", "Maior chance",
      "Hogere odds", "高オッズ",
    ],
    "Lower risk": [
      "Geringeres Risiko", "Risque plus faible", "Menor riesgo", "Rischio minore",
      "Menor risco", "Lager risico", "低リスク",
    ],
    "Higher risk": [
      "Höheres Risiko", "Risque plus élevé", "Mayor riesgo", "Rischio maggiore", "Maior risco",
      "Hoger risico", "高リスク",
    ],
    "Lower": ["Niedriger", "Plus faible", "Menor", "Minore", "Menor", "Lager", "低い"],
    "Higher": ["Höher", "Plus élevé", "Mayor", "Maggiore", "Maior", "Hoger", "高い"],
    "Points": ["Punkte", "Points", "Puntos", "Punti", "Pontos", "Punten", "点数"],
    "Total points": [
      "Gesamtpunkte", "Total des points", "Puntos totales", "Punti totali", "Total de pontos",
      "Totaal aantal punten", "合計点",
    ],
    "Worked patient": [
      "Beispielpatient", "Patient exemple", "Paciente ejemplo", "Paziente esempio",
      "Paciente exemplo", "Voorbeeldpatiënt", "例示患者",
    ],
    "Total": ["Summe", "Total", "Total", "Totale", "Total", "Totaal", "合計"],
    "Not estimable": [
      "Nicht schätzbar", "Non estimable", "No estimable", "Non stimabile", "Não estimável",
      "Niet te schatten", "推定不能",
    ],
    "Probability": [
      "Wahrscheinlichkeit", "Probabilité", "Probabilidad", "Probabilità", "Probabilidade", "Kans",
      "確率",
    ],
    "survival": [
      "Überleben", "survie", "supervivencia", "sopravvivenza", "sobrevida", "overleving",
      "生存率",
    ],
    "risk": ["Risiko", "risque", "riesgo", "rischio", "risco", "risico", "リスク"],
    "No": ["Nein", "Non", "No", "No", "Não", "Nee", "いいえ"],
    "Yes": ["Ja", "Oui", "Sí", "Sì", "Sim", "Ja", "はい"],
    "Number": ["Anzahl", "Nombre", "Número", "Numero", "Número", "Aantal", "度数"],
    "Share of group (%)": [
      "Anteil der Gruppe (%)", "Part du groupe (%)", "Proporción del grupo (%)",
      "Quota del gruppo (%)", "Proporção do grupo (%)", "Aandeel van de groep (%)",
      "群内割合（%）",
    ],
    "Mean of both": [
      "Mittel beider", "Moyenne des deux", "Media de ambos", "Media dei due", "Média dos dois",
      "Gemiddelde van beide", "両者の平均",
    ],
    "Bias": ["Bias", "Biais", "Sesgo", "Bias", "Viés", "Bias", "偏り"],
  ]
}
